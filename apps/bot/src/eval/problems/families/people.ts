import { family, number } from '../problem.js';
import { NAMES } from '../say.js';

/** [times as old now, times as old then]. */
const TIMES = [
  [4, 2],
  [5, 2],
  [5, 3],
  [6, 3],
  [7, 3],
  [7, 4],
  [8, 2],
  [6, 4],
] as const;

/** So many times as old now, so many times as old in some years. */
const ages = family({
  name: 'people.times-as-old',
  draw: (random) => {
    const [older, younger] = random.some(NAMES, 2);
    const [now, then] = random.pick(TIMES);
    const years = random.whole(4, 30);
    const age = (years * (then - 1)) / (now - then);
    return Number.isInteger(age) && age * now <= 95 && age >= 2
      ? { who: [older!, younger!], now, then, years }
      : undefined;
  },
  answer: ({ now, then, years }) => number((now * years * (then - 1)) / (now - then)),
  text: {
    en: ({ who: [a, b], now, then, years }) =>
      `${a} is ${now} times as old as ${b}. In ${years} years she will be only ${then} times as old as ${b} is then. How old is ${a} today?`,
    de: ({ who: [a, b], now, then, years }) =>
      `${a} ist ${now}-mal so alt wie ${b}. In ${years} Jahren wird sie nur noch ${then}-mal so alt sein wie ${b} dann. Wie alt ist ${a} heute?`,
    es: ({ who: [a, b], now, then, years }) =>
      `La edad de ${a} es ${now} veces la de ${b}. Dentro de ${years} años será solo ${then} veces la edad que tenga ${b} entonces. ¿Cuántos años tiene ${a} hoy?`,
    fr: ({ who: [a, b], now, then, years }) =>
      `L'âge de ${a} est ${now} fois celui de ${b}. Dans ${years} ans, il ne sera plus que ${then} fois celui que ${b} aura alors. Quel âge a ${a} aujourd'hui ?`,
    pt: ({ who: [a, b], now, then, years }) =>
      `A idade de ${a} é ${now} vezes a de ${b}. Daqui a ${years} anos será só ${then} vezes a idade que ${b} terá então. Quantos anos tem ${a} hoje?`,
  },
});

/** Three sisters, two differences and the sum of the ages. */
const sisters = family({
  name: 'people.sisters',
  draw: (random) => {
    const who = random.some(NAMES, 3);
    const middle = random.whole(7, 30);
    const [above, below] = [random.whole(2, 9), random.whole(1, 6)];
    return middle - below > 1 ? { who, above, below, sum: 3 * middle + above - below } : undefined;
  },
  answer: ({ above, below, sum }) => number((sum - above + below) / 3 + above),
  text: {
    en: ({ who: [a, b, c], above, below, sum }) =>
      `${a} is ${above} years older than her sister ${b}, and ${c} is ${below} years younger than ${b}. Together the three are ${sum} years old. How old is ${a}?`,
    de: ({ who: [a, b, c], above, below, sum }) =>
      `${a} ist ${above} Jahre älter als ihre Schwester ${b}, und ${c} ist ${below} Jahre jünger als ${b}. Zusammen sind die drei ${sum} Jahre alt. Wie alt ist ${a}?`,
    es: ({ who: [a, b, c], above, below, sum }) =>
      `${a} tiene ${above} años más que su hermana ${b}, y ${c} tiene ${below} años menos que ${b}. Entre las tres suman ${sum} años. ¿Cuántos años tiene ${a}?`,
    fr: ({ who: [a, b, c], above, below, sum }) =>
      `${a} a ${above} ans de plus que sa sœur ${b}, et ${c} a ${below} ans de moins que ${b}. À elles trois, elles ont ${sum} ans. Quel âge a ${a} ?`,
    pt: ({ who: [a, b, c], above, below, sum }) =>
      `${a} tem mais ${above} anos do que a sua irmã ${b}, e ${c} tem menos ${below} anos do que ${b}. Juntas, as três somam ${sum} anos. Quantos anos tem ${a}?`,
  },
});

/** Marks of which the average is known: the next one that lifts it. */
const average = family({
  name: 'people.average',
  draw: (random) => {
    const facts = { who: random.pick(NAMES), games: random.whole(4, 9), mean: random.whole(11, 40), wanted: 0 };
    const wanted = facts.mean + random.whole(1, 4);
    return { ...facts, wanted };
  },
  answer: ({ games, mean, wanted }) => number((games + 1) * wanted - games * mean),
  text: {
    en: ({ who, games, mean, wanted }) =>
      `In ${games} games ${who} scored ${mean} points on average. How many points does she need in the next game to raise her average to ${wanted}?`,
    de: ({ who, games, mean, wanted }) =>
      `${who} hat in ${games} Spielen im Durchschnitt ${mean} Punkte erzielt. Wie viele Punkte braucht sie im nächsten Spiel, damit ihr Durchschnitt auf ${wanted} steigt?`,
    es: ({ who, games, mean, wanted }) =>
      `En ${games} partidos ${who} ha conseguido una media de ${mean} puntos. ¿Cuántos puntos necesita en el próximo partido para que su media suba a ${wanted}?`,
    fr: ({ who, games, mean, wanted }) =>
      `En ${games} matchs, ${who} a marqué ${mean} points en moyenne. Combien de points lui faut-il au prochain match pour que sa moyenne monte à ${wanted} ?`,
    pt: ({ who, games, mean, wanted }) =>
      `Em ${games} jogos, ${who} fez em média ${mean} pontos. De quantos pontos precisa no próximo jogo para que a sua média suba para ${wanted}?`,
  },
});

/** Shares of shares of a school. */
const school = family({
  name: 'people.school',
  draw: (random) => {
    const facts = {
      pupils: random.whole(8, 40) * 20,
      girls: random.pick([40, 45, 55, 60, 65]),
      girlsPlay: random.pick([10, 20, 25, 30]),
      boysPlay: random.pick([40, 50, 60, 75]),
    };
    const girls = (facts.pupils * facts.girls) / 100;
    const playing = [(girls * facts.girlsPlay) / 100, ((facts.pupils - girls) * facts.boysPlay) / 100];
    return [girls, ...playing].every(Number.isInteger) ? facts : undefined;
  },
  answer: ({ pupils, girls, girlsPlay, boysPlay }) =>
    number((pupils * (girls * girlsPlay + (100 - girls) * boysPlay)) / 10_000),
  text: {
    en: ({ pupils, girls, girlsPlay, boysPlay }, say) =>
      `A school has ${pupils} pupils; ${say.percent(girls)} are girls, the others boys. ${say.percent(girlsPlay)} of the girls and ${say.percent(boysPlay)} of the boys play an instrument. How many pupils play an instrument?`,
    de: ({ pupils, girls, girlsPlay, boysPlay }, say) =>
      `Eine Schule hat ${pupils} Kinder; ${say.percent(girls)} sind Mädchen, die anderen Jungen. ${say.percent(girlsPlay)} der Mädchen und ${say.percent(boysPlay)} der Jungen spielen ein Instrument. Wie viele Kinder spielen ein Instrument?`,
    es: ({ pupils, girls, girlsPlay, boysPlay }, say) =>
      `Una escuela tiene ${pupils} alumnos; el ${say.percent(girls)} son niñas y los demás, niños. El ${say.percent(girlsPlay)} de las niñas y el ${say.percent(boysPlay)} de los niños tocan un instrumento. ¿Cuántos alumnos tocan un instrumento?`,
    fr: ({ pupils, girls, girlsPlay, boysPlay }, say) =>
      `Une école compte ${pupils} élèves ; ${say.percent(girls)} sont des filles, les autres des garçons. ${say.percent(girlsPlay)} des filles et ${say.percent(boysPlay)} des garçons jouent d'un instrument. Combien d'élèves jouent d'un instrument ?`,
    pt: ({ pupils, girls, girlsPlay, boysPlay }, say) =>
      `Uma escola tem ${pupils} alunos; ${say.percent(girls)} são meninas e os outros, meninos. ${say.percent(girlsPlay)} das meninas e ${say.percent(boysPlay)} dos meninos tocam um instrumento. Quantos alunos tocam um instrumento?`,
  },
});

export const PEOPLE = [ages, sisters, average, school];
