import { family, number, type Answer } from '../problem.js';
import { NAMES } from '../say.js';

/** Days of the months of a year that is no leap year. */
export const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DAY_MINUTES = 24 * 60;

const time = (minutes: number): Answer => ({
  kind: 'time',
  minutes: ((minutes % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES,
});

/** On which weekday is it, so many days from now and so many days more? */
const weekday = family({
  name: 'calendar.weekday',
  draw: (random) => {
    const facts = { today: random.whole(0, 6), first: random.whole(3, 20), then: random.whole(4, 25) };
    return (facts.first + facts.then) % 7 === 0 ? undefined : facts;
  },
  answer: ({ today, first, then }) => ({ kind: 'weekday', day: (today + first + then) % 7 }),
  text: {
    en: ({ today, first, then }, say) =>
      `Today is ${say.weekday(today)}. A course begins in ${first} days and ends ${then} days after that. On which day of the week does it end?`,
    de: ({ today, first, then }, say) =>
      `Heute ist ${say.weekday(today)}. Ein Kurs beginnt in ${first} Tagen und endet ${then} Tage danach. An welchem Wochentag endet er?`,
    es: ({ today, first, then }, say) =>
      `Hoy es ${say.weekday(today)}. Un curso empieza dentro de ${first} días y termina ${then} días después. ¿En qué día de la semana termina?`,
    fr: ({ today, first, then }, say) =>
      `Aujourd'hui, c'est ${say.weekday(today)}. Un stage commence dans ${first} jours et finit ${then} jours après. Quel jour de la semaine finit-il ?`,
    pt: ({ today, first, then }, say) =>
      `Hoje é ${say.weekday(today)}. Um curso começa daqui a ${first} dias e acaba ${then} dias depois. Em que dia da semana acaba?`,
  },
});

/** Ordered on a day, sent some days later, so many days on the way. */
const parcel = family({
  name: 'calendar.parcel',
  draw: (random) => {
    const facts = {
      // March to November: nothing depends on a leap year.
      month: random.whole(3, 11),
      day: random.whole(14, 30),
      waits: random.whole(3, 9),
      travels: random.whole(8, 24),
    };
    return facts.day + facts.waits + facts.travels > MONTH_DAYS[facts.month - 1]! ? facts : undefined;
  },
  answer: ({ month, day, waits, travels }) => {
    const past = day + waits + travels - MONTH_DAYS[month - 1]!;
    const inNext = past <= MONTH_DAYS[month]!;
    return { kind: 'date', day: inNext ? past : past - MONTH_DAYS[month]!, month: inNext ? month + 1 : month + 2 };
  },
  text: {
    en: ({ month, day, waits, travels }, say) =>
      `A parcel is ordered on ${say.date(day, month)}. It is sent ${waits} days later and then travels for ${travels} days. On which date does it arrive?`,
    de: ({ month, day, waits, travels }, say) =>
      `Ein Paket wird am ${say.date(day, month)} bestellt. Es wird ${waits} Tage später abgeschickt und ist dann ${travels} Tage unterwegs. An welchem Datum kommt es an?`,
    es: ({ month, day, waits, travels }, say) =>
      `Un paquete se pide el ${say.date(day, month)}. Se envía ${waits} días después y luego tarda ${travels} días en llegar. ¿En qué fecha llega?`,
    fr: ({ month, day, waits, travels }, say) =>
      `Un colis est commandé le ${say.date(day, month)}. Il est envoyé ${waits} jours plus tard, puis voyage pendant ${travels} jours. À quelle date arrive-t-il ?`,
    pt: ({ month, day, waits, travels }, say) =>
      `Uma encomenda é feita no dia ${say.date(day, month)}. É enviada ${waits} dias depois e demora então ${travels} dias a chegar. Em que data chega?`,
  },
});

/** Days from one date to another, both counted. */
const festival = family({
  name: 'calendar.days',
  draw: (random) => {
    const month = random.whole(3, 9);
    return {
      from: [random.whole(3, 28), month],
      to: [random.whole(2, 28), month + 1],
      euros: random.whole(2, 9),
    };
  },
  answer: ({ from, to, euros }) => number(daysBetween(from, to) * euros),
  text: {
    en: ({ from, to, euros }, say) =>
      `An exhibition is open every day from ${say.date(from[0]!, from[1]!)} to ${say.date(to[0]!, to[1]!)}, the first and the last day included. A guard gets €${euros} of meal money for every open day. How many euros is that altogether?`,
    de: ({ from, to, euros }, say) =>
      `Eine Ausstellung ist jeden Tag vom ${say.date(from[0]!, from[1]!)} bis zum ${say.date(to[0]!, to[1]!)} geöffnet, der erste und der letzte Tag eingeschlossen. Eine Aufsicht bekommt für jeden Öffnungstag ${euros} € Essensgeld. Wie viel Euro sind das insgesamt?`,
    es: ({ from, to, euros }, say) =>
      `Una exposición abre todos los días del ${say.date(from[0]!, from[1]!)} al ${say.date(to[0]!, to[1]!)}, incluidos el primero y el último. Una vigilante recibe ${euros} € para comida por cada día de apertura. ¿Cuántos euros son en total?`,
    fr: ({ from, to, euros }, say) =>
      `Une exposition est ouverte tous les jours du ${say.date(from[0]!, from[1]!)} au ${say.date(to[0]!, to[1]!)}, premier et dernier jours compris. Une gardienne reçoit ${euros} € de repas par jour d'ouverture. Combien d'euros cela fait-il en tout ?`,
    pt: ({ from, to, euros }, say) =>
      `Uma exposição abre todos os dias de ${say.date(from[0]!, from[1]!)} a ${say.date(to[0]!, to[1]!)}, incluindo o primeiro e o último. Uma vigilante recebe ${euros} € para refeições por cada dia de abertura. Quantos euros são ao todo?`,
  },
});

function daysBetween(from: readonly number[], to: readonly number[]): number {
  const dayOfYear = ([day, month]: readonly number[]) =>
    MONTH_DAYS.slice(0, month! - 1).reduce((sum, days) => sum + days, day!);
  return dayOfYear(to) - dayOfYear(from) + 1;
}

/** Lessons with breaks between: when does the last one end? */
const lessons = family({
  name: 'calendar.lessons',
  draw: (random) => ({
    start: random.whole(7, 10) * 60 + random.whole(0, 11) * 5,
    lessons: random.whole(3, 7),
    long: random.pick([35, 40, 45, 50, 55]),
    pause: random.whole(5, 20),
  }),
  answer: ({ start, lessons: count, long, pause }) => time(start + count * long + (count - 1) * pause),
  text: {
    en: ({ start, lessons: count, long, pause }, say) =>
      `A course begins at ${say.clock(start)} and has ${count} lessons of ${long} minutes with a break of ${pause} minutes between every two lessons. At what time does the last lesson end?`,
    de: ({ start, lessons: count, long, pause }, say) =>
      `Ein Kurs beginnt um ${say.clock(start)} Uhr und hat ${count} Unterrichtsstunden von ${long} Minuten mit je ${pause} Minuten Pause dazwischen. Um wie viel Uhr endet die letzte Unterrichtsstunde?`,
    es: ({ start, lessons: count, long, pause }, say) =>
      `Un curso empieza a las ${say.clock(start)} y tiene ${count} clases de ${long} minutos con un descanso de ${pause} minutos entre cada dos clases. ¿A qué hora termina la última clase?`,
    fr: ({ start, lessons: count, long, pause }, say) =>
      `Un stage commence à ${say.clock(start)} et comprend ${count} leçons de ${long} minutes, avec une pause de ${pause} minutes entre deux leçons. À quelle heure finit la dernière leçon ?`,
    pt: ({ start, lessons: count, long, pause }, say) =>
      `Um curso começa às ${say.clock(start)} e tem ${count} aulas de ${long} minutos com um intervalo de ${pause} minutos entre cada duas aulas. A que horas acaba a última aula?`,
  },
});

/** A flight into another time zone. */
const flight = family({
  name: 'calendar.flight',
  draw: (random) => ({
    start: random.whole(6, 22) * 60 + random.whole(0, 11) * 5,
    flight: random.whole(3, 12) * 60 + random.whole(1, 11) * 5,
    zone: random.pick([-8, -7, -6, -5, -4, -3, 3, 4, 5, 6, 7, 8]),
  }),
  answer: ({ start, flight: minutes, zone }) => time(start + minutes + zone * 60),
  text: {
    en: ({ start, flight: minutes, zone }, say) =>
      `A plane takes off at ${say.clock(start)} local time and flies for ${Math.floor(minutes / 60)} hours and ${minutes % 60} minutes. Where it lands the clocks are ${Math.abs(zone)} hours ${zone < 0 ? 'behind' : 'ahead'}. What is the local time when it lands?`,
    de: ({ start, flight: minutes, zone }, say) =>
      `Ein Flugzeug startet um ${say.clock(start)} Uhr Ortszeit und fliegt ${Math.floor(minutes / 60)} Stunden und ${minutes % 60} Minuten. Am Ziel gehen die Uhren ${Math.abs(zone)} Stunden ${zone < 0 ? 'nach' : 'vor'}. Wie spät ist es dort bei der Landung?`,
    es: ({ start, flight: minutes, zone }, say) =>
      `Un avión despega a las ${say.clock(start)}, hora local, y vuela ${Math.floor(minutes / 60)} horas y ${minutes % 60} minutos. En el lugar de llegada son ${Math.abs(zone)} horas ${zone < 0 ? 'menos' : 'más'}. ¿Qué hora es allí cuando aterriza?`,
    fr: ({ start, flight: minutes, zone }, say) =>
      `Un avion décolle à ${say.clock(start)}, heure locale, et vole ${Math.floor(minutes / 60)} heures et ${minutes % 60} minutes. À l'arrivée, il est ${Math.abs(zone)} heures de ${zone < 0 ? 'moins' : 'plus'}. Quelle heure est-il là-bas à l'atterrissage ?`,
    pt: ({ start, flight: minutes, zone }, say) =>
      `Um avião descola às ${say.clock(start)}, hora local, e voa ${Math.floor(minutes / 60)} horas e ${minutes % 60} minutos. No destino são ${Math.abs(zone)} horas a ${zone < 0 ? 'menos' : 'mais'}. Que horas são lá quando aterra?`,
  },
});

/** Two buses from one stop: when do they leave together again? */
const buses = family({
  name: 'calendar.buses',
  draw: (random) => {
    const facts = {
      who: random.pick(NAMES),
      start: random.whole(5, 9) * 60 + random.whole(0, 11) * 5,
      every: [random.whole(6, 20), random.whole(8, 28)],
    };
    const both = leastCommonMultiple(facts.every[0]!, facts.every[1]!);
    return both > 35 && both < 250 && !facts.every.includes(both) ? facts : undefined;
  },
  answer: ({ start, every: [a, b] }) => time(start + leastCommonMultiple(a!, b!)),
  text: {
    en: ({ who, start, every: [a, b] }, say) =>
      `At ${say.clock(start)} ${who} sees two buses leave the stop at the same moment. One line runs every ${a} minutes, the other every ${b} minutes. At what time do the two next leave at the same moment?`,
    de: ({ who, start, every: [a, b] }, say) =>
      `Um ${say.clock(start)} Uhr sieht ${who} zwei Busse gleichzeitig abfahren. Die eine Linie fährt alle ${a} Minuten, die andere alle ${b} Minuten. Um wie viel Uhr fahren beide das nächste Mal gleichzeitig ab?`,
    es: ({ who, start, every: [a, b] }, say) =>
      `A las ${say.clock(start)} ${who} ve salir dos autobuses a la vez. Una línea pasa cada ${a} minutos y la otra cada ${b} minutos. ¿A qué hora vuelven a salir los dos a la vez?`,
    fr: ({ who, start, every: [a, b] }, say) =>
      `À ${say.clock(start)}, ${who} voit deux bus partir en même temps. Une ligne passe toutes les ${a} minutes, l'autre toutes les ${b} minutes. À quelle heure partent-ils de nouveau en même temps ?`,
    pt: ({ who, start, every: [a, b] }, say) =>
      `Às ${say.clock(start)}, ${who} vê dois autocarros partirem ao mesmo tempo. Uma linha passa a cada ${a} minutos e a outra a cada ${b} minutos. A que horas voltam a partir ao mesmo tempo?`,
  },
});

function leastCommonMultiple(a: number, b: number): number {
  let multiple = a;
  while (multiple % b !== 0) multiple += a;
  return multiple;
}

export const CALENDAR = [weekday, parcel, festival, lessons, flight, buses];
