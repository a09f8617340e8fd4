import { family, number } from '../problem.js';
import { NAMES, THINGS } from '../say.js';

/** Who gets off and who gets on. */
const bus = family({
  name: 'everyday.bus',
  draw: (random) => {
    const facts = {
      start: random.whole(12, 40),
      off: [random.whole(3, 11), random.whole(3, 11)],
      on: [random.whole(2, 9), random.whole(2, 9)],
    };
    return facts.off[0] === facts.on[0] || facts.off[1] === facts.on[1] ? undefined : facts;
  },
  answer: ({ start, off, on }) => number(start - off[0]! + on[0]! - off[1]! + on[1]!),
  text: {
    en: ({ start, off, on }) =>
      `A bus sets out with ${start} passengers. At the first stop ${off[0]} get off and ${on[0]} get on, at the second ${off[1]} get off and ${on[1]} get on. How many passengers are on the bus then?`,
    de: ({ start, off, on }) =>
      `Ein Bus fährt mit ${start} Fahrgästen los. An der ersten Haltestelle steigen ${off[0]} aus und ${on[0]} ein, an der zweiten ${off[1]} aus und ${on[1]} ein. Wie viele Fahrgäste sind dann im Bus?`,
    es: ({ start, off, on }) =>
      `Un autobús sale con ${start} pasajeros. En la primera parada bajan ${off[0]} y suben ${on[0]}; en la segunda bajan ${off[1]} y suben ${on[1]}. ¿Cuántos pasajeros hay entonces en el autobús?`,
    fr: ({ start, off, on }) =>
      `Un bus part avec ${start} passagers. Au premier arrêt, ${off[0]} descendent et ${on[0]} montent ; au deuxième, ${off[1]} descendent et ${on[1]} montent. Combien de passagers y a-t-il alors dans le bus ?`,
    pt: ({ start, off, on }) =>
      `Um autocarro parte com ${start} passageiros. Na primeira paragem saem ${off[0]} e entram ${on[0]}; na segunda saem ${off[1]} e entram ${on[1]}. Quantos passageiros há então no autocarro?`,
  },
});

/** Whole euros, and change. */
const till = family({
  name: 'everyday.till',
  draw: (random) => {
    const [first, second] = random.some([...Array(THINGS).keys()], 2);
    const facts = {
      goods: [first!, second!],
      counts: [random.whole(2, 5), random.whole(2, 5)],
      euros: [random.whole(2, 8), random.whole(3, 9)],
      note: 100,
    };
    return facts.counts[0] === facts.counts[1] ? undefined : facts;
  },
  answer: ({ counts, euros, note }) => number(note - counts[0]! * euros[0]! - counts[1]! * euros[1]!),
  text: {
    en: ({ goods, counts, euros, note }, say) =>
      `${counts[0]} ${say.thing(goods[0]!)} at €${euros[0]} each and ${counts[1]} ${say.thing(goods[1]!)} at €${euros[1]} each are paid for with €${note}. How many euros of change are given?`,
    de: ({ goods, counts, euros, note }, say) =>
      `${counts[0]} ${say.thing(goods[0]!)} zu je ${euros[0]} € und ${counts[1]} ${say.thing(goods[1]!)} zu je ${euros[1]} € werden mit ${note} € bezahlt. Wie viel Euro Wechselgeld gibt es?`,
    es: ({ goods, counts, euros, note }, say) =>
      `Se pagan ${counts[0]} ${say.thing(goods[0]!)} a ${euros[0]} € la unidad y ${counts[1]} ${say.thing(goods[1]!)} a ${euros[1]} € la unidad con ${note} €. ¿Cuántos euros de cambio se devuelven?`,
    fr: ({ goods, counts, euros, note }, say) =>
      `On paie ${counts[0]} ${say.thing(goods[0]!)} à ${euros[0]} € pièce et ${counts[1]} ${say.thing(goods[1]!)} à ${euros[1]} € pièce avec ${note} €. Combien d'euros sont rendus ?`,
    pt: ({ goods, counts, euros, note }, say) =>
      `Pagam-se ${counts[0]} ${say.thing(goods[0]!)} a ${euros[0]} € cada e ${counts[1]} ${say.thing(goods[1]!)} a ${euros[1]} € cada com ${note} €. Quantos euros de troco são dados?`,
  },
});

/** Some are eaten, the others shared. */
const sweets = family({
  name: 'everyday.sweets',
  draw: (random) => {
    const [children, each, eaten] = [random.whole(3, 9), random.whole(3, 12), random.whole(2, 11)];
    return { who: random.pick(NAMES), sweets: children * each + eaten, eaten, children };
  },
  answer: ({ sweets: all, eaten, children }) => number((all - eaten) / children),
  text: {
    en: ({ who, sweets: all, eaten, children }) =>
      `${who} has ${all} sweets. She eats ${eaten} herself and shares the others equally among ${children} children. How many sweets does each child get?`,
    de: ({ who, sweets: all, eaten, children }) =>
      `${who} hat ${all} Bonbons. Sie isst ${eaten} selbst und verteilt die übrigen gleichmäßig an ${children} Kinder. Wie viele Bonbons bekommt jedes Kind?`,
    es: ({ who, sweets: all, eaten, children }) =>
      `${who} tiene ${all} caramelos. Se come ${eaten} y reparte los demás por igual entre ${children} niños. ¿Cuántos caramelos recibe cada niño?`,
    fr: ({ who, sweets: all, eaten, children }) =>
      `${who} a ${all} bonbons. Elle en mange ${eaten} et partage les autres à parts égales entre ${children} enfants. Combien de bonbons reçoit chaque enfant ?`,
    pt: ({ who, sweets: all, eaten, children }) =>
      `${who} tem ${all} rebuçados. Come ${eaten} e reparte os outros igualmente por ${children} crianças. Quantos rebuçados recebe cada criança?`,
  },
});

/** Legs in a yard. */
const legs = family({
  name: 'everyday.legs',
  draw: (random) => ({ hens: random.whole(5, 24), cows: random.whole(3, 15), dogs: random.whole(2, 4) }),
  answer: ({ hens, cows, dogs }) => number(2 * hens + 4 * cows + 4 * dogs),
  text: {
    en: ({ hens, cows, dogs }) =>
      `On a farm there are ${hens} hens, ${cows} cows and ${dogs} dogs. How many legs do all these animals have together?`,
    de: ({ hens, cows, dogs }) =>
      `Auf einem Bauernhof leben ${hens} Hühner, ${cows} Kühe und ${dogs} Hunde. Wie viele Beine haben alle diese Tiere zusammen?`,
    es: ({ hens, cows, dogs }) =>
      `En una granja hay ${hens} gallinas, ${cows} vacas y ${dogs} perros. ¿Cuántas patas tienen todos estos animales juntos?`,
    fr: ({ hens, cows, dogs }) =>
      `Dans une ferme, il y a ${hens} poules, ${cows} vaches et ${dogs} chiens. Combien de pattes ont tous ces animaux ensemble ?`,
    pt: ({ hens, cows, dogs }) =>
      `Numa quinta há ${hens} galinhas, ${cows} vacas e ${dogs} cães. Quantas patas têm todos estes animais juntos?`,
  },
});

/** A film and its break. */
const film = family({
  name: 'everyday.film',
  draw: (random) => ({
    start: random.whole(14, 20) * 60 + random.pick([0, 10, 15, 20, 30, 40, 45]),
    film: random.whole(80, 130),
    pause: random.pick([5, 10, 15, 20]),
  }),
  answer: ({ start, film: minutes, pause }) => ({ kind: 'time', minutes: start + minutes + pause }),
  text: {
    en: ({ start, film: minutes, pause }, say) =>
      `A film begins at ${say.clock(start)}. It runs for ${minutes} minutes and is interrupted once by a break of ${pause} minutes. At what time does it end?`,
    de: ({ start, film: minutes, pause }, say) =>
      `Ein Film beginnt um ${say.clock(start)} Uhr. Er dauert ${minutes} Minuten und wird einmal durch eine Pause von ${pause} Minuten unterbrochen. Um wie viel Uhr ist er zu Ende?`,
    es: ({ start, film: minutes, pause }, say) =>
      `Una película empieza a las ${say.clock(start)}. Dura ${minutes} minutos y se interrumpe una vez con un descanso de ${pause} minutos. ¿A qué hora termina?`,
    fr: ({ start, film: minutes, pause }, say) =>
      `Un film commence à ${say.clock(start)}. Il dure ${minutes} minutes et est interrompu une fois par une pause de ${pause} minutes. À quelle heure finit-il ?`,
    pt: ({ start, film: minutes, pause }, say) =>
      `Um filme começa às ${say.clock(start)}. Dura ${minutes} minutos e é interrompido uma vez por um intervalo de ${pause} minutos. A que horas acaba?`,
  },
});

/** So many hours on so many days, less what is spent. */
const wage = family({
  name: 'everyday.wage',
  draw: (random) => ({
    who: random.pick(NAMES),
    hourly: random.whole(9, 18),
    hours: random.whole(2, 8),
    days: random.whole(3, 6),
    spent: random.whole(15, 90),
  }),
  answer: ({ hourly, hours, days, spent }) => number(hourly * hours * days - spent),
  text: {
    en: ({ who, hourly, hours, days, spent }) =>
      `${who} earns €${hourly} an hour. She works ${hours} hours on each of ${days} days and spends €${spent} of the money. How many euros does she have left of it?`,
    de: ({ who, hourly, hours, days, spent }) =>
      `${who} verdient ${hourly} € pro Stunde. Sie arbeitet an ${days} Tagen je ${hours} Stunden und gibt von dem Geld ${spent} € aus. Wie viel Euro bleiben ihr davon?`,
    es: ({ who, hourly, hours, days, spent }) =>
      `${who} gana ${hourly} € por hora. Trabaja ${hours} horas en cada uno de ${days} días y gasta ${spent} € de ese dinero. ¿Cuántos euros le quedan?`,
    fr: ({ who, hourly, hours, days, spent }) =>
      `${who} gagne ${hourly} € de l'heure. Elle travaille ${hours} heures par jour pendant ${days} jours et dépense ${spent} € de cet argent. Combien d'euros lui en reste-t-il ?`,
    pt: ({ who, hourly, hours, days, spent }) =>
      `${who} ganha ${hourly} € por hora. Trabalha ${hours} horas em cada um de ${days} dias e gasta ${spent} € desse dinheiro. Quantos euros lhe sobram?`,
  },
});

export const EVERYDAY = [bus, till, sweets, legs, film, wage];
