import { family, number } from '../problem.js';
import { NAMES } from '../say.js';

/** Towards each other; when do they meet? Kilometres and km/h. */
const meeting = family({
  name: 'travel.meeting',
  draw: (random) => {
    const facts = {
      from: random.whole(7, 15) * 60 + random.pick([0, 10, 15, 20, 30, 40, 45]),
      speeds: [random.whole(5, 14) * 10, random.whole(5, 14) * 10],
      km: random.whole(8, 60) * 10,
    };
    const minutes = (facts.km * 60) / (facts.speeds[0]! + facts.speeds[1]!);
    return Number.isInteger(minutes) && minutes > 40 && minutes % 60 !== 0 ? facts : undefined;
  },
  answer: ({ from, speeds: [a, b], km }) => ({ kind: 'time', minutes: from + (km * 60) / (a! + b!) }),
  text: {
    en: ({ from, speeds: [a, b], km }, say) =>
      `Two towns are ${km} km apart. At ${say.clock(from)} a train leaves each of them towards the other, one at ${a} km/h, the other at ${b} km/h. At what time do they meet?`,
    de: ({ from, speeds: [a, b], km }, say) =>
      `Zwei Städte liegen ${km} km auseinander. Um ${say.clock(from)} Uhr fährt aus jeder ein Zug der anderen entgegen, einer mit ${a} km/h, der andere mit ${b} km/h. Um wie viel Uhr begegnen sie sich?`,
    es: ({ from, speeds: [a, b], km }, say) =>
      `Dos ciudades están a ${km} km. A las ${say.clock(from)} sale de cada una un tren hacia la otra, uno a ${a} km/h y otro a ${b} km/h. ¿A qué hora se cruzan?`,
    fr: ({ from, speeds: [a, b], km }, say) =>
      `Deux villes sont distantes de ${km} km. À ${say.clock(from)}, un train part de chacune vers l'autre, l'un à ${a} km/h, l'autre à ${b} km/h. À quelle heure se croisent-ils ?`,
    pt: ({ from, speeds: [a, b], km }, say) =>
      `Duas cidades ficam a ${km} km uma da outra. Às ${say.clock(from)} parte de cada uma um comboio em direção à outra, um a ${a} km/h e o outro a ${b} km/h. A que horas se cruzam?`,
  },
});

/** One walks ahead, one follows by bicycle. */
const catchUp = family({
  name: 'travel.catch-up',
  draw: (random) => {
    const [first, second] = random.some(NAMES, 2);
    const facts = {
      who: [first!, second!],
      walks: random.whole(4, 6),
      rides: random.whole(12, 24),
      ahead: random.whole(10, 60),
    };
    const minutes = (facts.walks * facts.ahead) / (facts.rides - facts.walks);
    return Number.isInteger(minutes) && minutes > 3 ? facts : undefined;
  },
  answer: ({ walks, rides, ahead }) => number((walks * ahead) / (rides - walks)),
  text: {
    en: ({ who: [a, b], walks, rides, ahead }) =>
      `${a} sets out on foot at ${walks} km/h. ${ahead} minutes later ${b} follows her on the same road by bicycle at ${rides} km/h. How many minutes does ${b} ride until she catches up with ${a}?`,
    de: ({ who: [a, b], walks, rides, ahead }) =>
      `${a} geht zu Fuß mit ${walks} km/h los. ${ahead} Minuten später fährt ${b} ihr auf demselben Weg mit dem Fahrrad mit ${rides} km/h nach. Wie viele Minuten fährt ${b}, bis sie ${a} einholt?`,
    es: ({ who: [a, b], walks, rides, ahead }) =>
      `${a} sale a pie a ${walks} km/h. ${ahead} minutos después, ${b} la sigue por el mismo camino en bicicleta a ${rides} km/h. ¿Cuántos minutos pedalea ${b} hasta alcanzar a ${a}?`,
    fr: ({ who: [a, b], walks, rides, ahead }) =>
      `${a} part à pied à ${walks} km/h. ${ahead} minutes plus tard, ${b} la suit à vélo sur le même chemin à ${rides} km/h. Pendant combien de minutes ${b} roule-t-elle avant de rattraper ${a} ?`,
    pt: ({ who: [a, b], walks, rides, ahead }) =>
      `${a} sai a pé a ${walks} km/h. ${ahead} minutos depois, ${b} segue-a pelo mesmo caminho de bicicleta a ${rides} km/h. Quantos minutos pedala ${b} até alcançar ${a}?`,
  },
});

/** By bicycle, then on foot: how many metres? Minutes that are whole hundreds of metres. */
const legs = family({
  name: 'travel.legs',
  draw: (random) => {
    const facts = {
      who: random.pick(NAMES),
      rides: random.whole(12, 24),
      riding: random.whole(8, 50),
      walks: random.whole(4, 6),
      walking: random.whole(6, 45),
    };
    const metres = [(facts.rides * facts.riding * 1000) / 60, (facts.walks * facts.walking * 1000) / 60];
    return metres.every(Number.isInteger) ? facts : undefined;
  },
  answer: ({ rides, riding, walks, walking }) => number(((rides * riding + walks * walking) * 1000) / 60),
  text: {
    en: ({ who, rides, riding, walks, walking }) =>
      `${who} rides her bicycle for ${riding} minutes at ${rides} km/h and then walks for ${walking} minutes at ${walks} km/h. How many metres has she covered in all?`,
    de: ({ who, rides, riding, walks, walking }) =>
      `${who} fährt ${riding} Minuten mit dem Fahrrad mit ${rides} km/h und geht dann ${walking} Minuten zu Fuß mit ${walks} km/h. Wie viele Meter hat sie insgesamt zurückgelegt?`,
    es: ({ who, rides, riding, walks, walking }) =>
      `${who} va ${riding} minutos en bicicleta a ${rides} km/h y después camina ${walking} minutos a ${walks} km/h. ¿Cuántos metros ha recorrido en total?`,
    fr: ({ who, rides, riding, walks, walking }) =>
      `${who} roule à vélo pendant ${riding} minutes à ${rides} km/h, puis marche pendant ${walking} minutes à ${walks} km/h. Combien de mètres a-t-elle parcourus en tout ?`,
    pt: ({ who, rides, riding, walks, walking }) =>
      `${who} anda ${riding} minutos de bicicleta a ${rides} km/h e depois caminha ${walking} minutos a ${walks} km/h. Quantos metros percorreu ao todo?`,
  },
});

/** Up by day, down by night. */
const snail = family({
  name: 'travel.snail',
  draw: (random) => {
    const facts = { up: random.whole(4, 12), down: random.whole(1, 7), wall: random.whole(20, 90) };
    const left = facts.wall - facts.up;
    const net = facts.up - facts.down;
    return net > 1 && left > 3 * net && left % net !== 0 ? facts : undefined;
  },
  answer: ({ up, down, wall }) => number(Math.ceil((wall - up) / (up - down)) + 1),
  text: {
    en: ({ up, down, wall }) =>
      `A snail climbs a wall of ${wall} dm. Every day it climbs ${up} dm, every night it slides back ${down} dm. On which day does it reach the top (the number of the day)?`,
    de: ({ up, down, wall }) =>
      `Eine Schnecke kriecht eine ${wall} dm hohe Mauer hinauf. Jeden Tag schafft sie ${up} dm, jede Nacht rutscht sie ${down} dm zurück. Am wievielten Tag ist sie oben?`,
    es: ({ up, down, wall }) =>
      `Un caracol sube por un muro de ${wall} dm. Cada día sube ${up} dm y cada noche resbala ${down} dm hacia abajo. ¿En qué día (su número) llega arriba?`,
    fr: ({ up, down, wall }) =>
      `Un escargot grimpe sur un mur de ${wall} dm. Chaque jour il monte de ${up} dm, chaque nuit il redescend de ${down} dm. Quel jour (son numéro) arrive-t-il en haut ?`,
    pt: ({ up, down, wall }) =>
      `Um caracol sobe um muro de ${wall} dm. Em cada dia sobe ${up} dm e em cada noite escorrega ${down} dm para baixo. Em que dia (o número) chega ao cimo?`,
  },
});

export const TRAVEL = [meeting, catchUp, legs, snail];
