import { family, number } from '../problem.js';
import { NAMES } from '../say.js';

/** Hours of two people alone whose work together takes whole minutes. */
const ALONE = [
  [2, 3],
  [3, 6],
  [2, 6],
  [4, 6],
  [3, 5],
  [4, 12],
  [5, 20],
  [6, 12],
  [6, 10],
  [3, 12],
  [2, 8],
  [4, 5],
  [5, 15],
  [1, 4],
  [1, 5],
  [2, 10],
] as const;

/** Two people alone, then together. */
const together = family({
  name: 'rates.together',
  draw: (random) => {
    const [first, second] = random.some(NAMES, 2);
    const [a, b] = random.pick(ALONE);
    const minutes = (60 * a * b) / (a + b);
    return Number.isInteger(minutes) ? { who: [first!, second!], hours: random.some([a, b], 2) } : undefined;
  },
  answer: ({ hours: [a, b] }) => number((60 * a! * b!) / (a! + b!)),
  text: {
    en: ({ who, hours }) =>
      `Alone, ${who[0]} paints a fence in ${hours[0]} hours, and ${who[1]} needs ${hours[1]} hours for the same fence. How many minutes do the two need together?`,
    de: ({ who, hours }) =>
      `Allein streicht ${who[0]} einen Zaun in ${hours[0]} Stunden, ${who[1]} braucht für denselben Zaun ${hours[1]} Stunden. Wie viele Minuten brauchen die beiden gemeinsam?`,
    es: ({ who, hours }) =>
      `Sola, ${who[0]} pinta una valla en ${hours[0]} horas y ${who[1]} necesita ${hours[1]} horas para la misma valla. ¿Cuántos minutos necesitan las dos juntas?`,
    fr: ({ who, hours }) =>
      `Seule, ${who[0]} peint une clôture en ${hours[0]} heures ; ${who[1]} met ${hours[1]} heures pour la même clôture. Combien de minutes leur faut-il à deux ?`,
    pt: ({ who, hours }) =>
      `Sozinha, ${who[0]} pinta uma cerca em ${hours[0]} horas e ${who[1]} precisa de ${hours[1]} horas para a mesma cerca. De quantos minutos precisam as duas juntas?`,
  },
});

/** A pipe fills, a leak empties. Litres and litres a minute. */
const tank = family({
  name: 'rates.tank',
  draw: (random) => {
    const facts = {
      holds: random.whole(20, 90) * 10,
      inside: random.whole(2, 15) * 10,
      fills: random.whole(11, 35),
      leaks: random.whole(2, 9),
    };
    return (facts.holds - facts.inside) % (facts.fills - facts.leaks) === 0 ? facts : undefined;
  },
  answer: ({ holds, inside, fills, leaks }) => number((holds - inside) / (fills - leaks)),
  text: {
    en: ({ holds, inside, fills, leaks }) =>
      `A tank holds ${holds} litres and has ${inside} litres in it. A pipe brings ${fills} litres a minute, but ${leaks} litres a minute run out through a leak. After how many minutes is the tank full?`,
    de: ({ holds, inside, fills, leaks }) =>
      `Ein Tank fasst ${holds} Liter und enthält schon ${inside} Liter. Ein Rohr bringt ${fills} Liter pro Minute, aber durch ein Leck laufen ${leaks} Liter pro Minute aus. Nach wie vielen Minuten ist der Tank voll?`,
    es: ({ holds, inside, fills, leaks }) =>
      `Un depósito tiene una capacidad de ${holds} litros y contiene ya ${inside} litros. Un tubo aporta ${fills} litros por minuto, pero por una fuga se pierden ${leaks} litros por minuto. ¿Después de cuántos minutos está lleno el depósito?`,
    fr: ({ holds, inside, fills, leaks }) =>
      `Une cuve de ${holds} litres contient déjà ${inside} litres. Un tuyau apporte ${fills} litres par minute, mais ${leaks} litres par minute s'échappent par une fuite. Au bout de combien de minutes la cuve est-elle pleine ?`,
    pt: ({ holds, inside, fills, leaks }) =>
      `Um depósito leva ${holds} litros e já tem ${inside} litros. Um cano traz ${fills} litros por minuto, mas por uma fuga perdem-se ${leaks} litros por minuto. Ao fim de quantos minutos o depósito está cheio?`,
  },
});

/** So many machines, hours and parts; and so many others. */
const machines = family({
  name: 'rates.machines',
  draw: (random) => {
    const each = random.whole(4, 25);
    const [first, second] = random.some([2, 3, 4, 5, 6, 7, 8, 9], 2);
    const [hours, later] = random.some([2, 3, 4, 5, 6, 7, 8], 2);
    return { machines: [first!, second!], hours: [hours!, later!], parts: first! * hours! * each };
  },
  answer: ({ machines: [a, b], hours: [h, k], parts }) => number((parts / (a! * h!)) * b! * k!),
  text: {
    en: ({ machines: [a, b], hours: [h, k], parts }) =>
      `${a} machines that all work at the same speed make ${parts} parts in ${h} hours. How many parts do ${b} such machines make in ${k} hours?`,
    de: ({ machines: [a, b], hours: [h, k], parts }) =>
      `${a} gleich schnelle Maschinen stellen in ${h} Stunden ${parts} Teile her. Wie viele Teile stellen ${b} solche Maschinen in ${k} Stunden her?`,
    es: ({ machines: [a, b], hours: [h, k], parts }) =>
      `${a} máquinas igual de rápidas fabrican ${parts} piezas en ${h} horas. ¿Cuántas piezas fabrican ${b} de esas máquinas en ${k} horas?`,
    fr: ({ machines: [a, b], hours: [h, k], parts }) =>
      `${a} machines de même vitesse fabriquent ${parts} pièces en ${h} heures. Combien de pièces ${b} machines de ce type fabriquent-elles en ${k} heures ?`,
    pt: ({ machines: [a, b], hours: [h, k], parts }) =>
      `${a} máquinas igualmente rápidas fabricam ${parts} peças em ${h} horas. Quantas peças fabricam ${b} dessas máquinas em ${k} horas?`,
  },
});

/** A book at two paces; on how many days in all? */
const reading = family({
  name: 'rates.reading',
  draw: (random) => {
    const facts = {
      who: random.pick(NAMES),
      pages: random.whole(180, 520),
      first: random.whole(8, 20),
      days: random.whole(4, 9),
      then: random.whole(21, 40),
    };
    const left = facts.pages - facts.first * facts.days;
    return left > 2 * facts.then && left % facts.then !== 0 ? facts : undefined;
  },
  answer: ({ pages, first, days, then }) => number(days + Math.ceil((pages - first * days) / then)),
  text: {
    en: ({ who, pages, first, days, then }) =>
      `${who} reads a book of ${pages} pages. On each of the first ${days} days she reads ${first} pages, after that ${then} pages a day. On how many days in all does she read until the book is finished?`,
    de: ({ who, pages, first, days, then }) =>
      `${who} liest ein Buch mit ${pages} Seiten. An den ersten ${days} Tagen liest sie je ${first} Seiten, danach ${then} Seiten am Tag. An wie vielen Tagen liest sie insgesamt, bis das Buch zu Ende ist?`,
    es: ({ who, pages, first, days, then }) =>
      `${who} lee un libro de ${pages} páginas. Los primeros ${days} días lee ${first} páginas cada día y después ${then} páginas al día. ¿Cuántos días lee en total hasta terminar el libro?`,
    fr: ({ who, pages, first, days, then }) =>
      `${who} lit un livre de ${pages} pages. Les ${days} premiers jours, elle lit ${first} pages par jour, puis ${then} pages par jour. Pendant combien de jours lit-elle en tout pour finir le livre ?`,
    pt: ({ who, pages, first, days, then }) =>
      `${who} lê um livro de ${pages} páginas. Nos primeiros ${days} dias lê ${first} páginas por dia e depois ${then} páginas por dia. Em quantos dias, ao todo, lê até acabar o livro?`,
  },
});

export const RATES = [together, tank, machines, reading];
