import { family, number } from '../problem.js';
import { NAMES } from '../say.js';

/** Two juices poured together: how many percent? */
const mixture = family({
  name: 'quantities.mixture',
  draw: (random) => {
    const facts = {
      litres: [random.whole(2, 12), random.whole(2, 12)],
      percent: [random.whole(2, 8) * 5, random.whole(9, 19) * 5],
    };
    const [a, b] = facts.litres;
    return (a! * facts.percent[0]! + b! * facts.percent[1]!) % (a! + b!) === 0 && a !== b ? facts : undefined;
  },
  answer: ({ litres: [a, b], percent: [p, q] }) => number((a! * p! + b! * q!) / (a! + b!)),
  text: {
    en: ({ litres: [a, b], percent: [p, q] }, say) =>
      `${a} litres of a drink with ${say.percent(p!)} fruit are mixed with ${b} litres of a drink with ${say.percent(q!)} fruit. How many percent of the mixture are fruit?`,
    de: ({ litres: [a, b], percent: [p, q] }, say) =>
      `${a} Liter eines Getränks mit ${say.percent(p!)} Fruchtanteil werden mit ${b} Litern eines Getränks mit ${say.percent(q!)} Fruchtanteil gemischt. Wie viel Prozent Fruchtanteil hat die Mischung?`,
    es: ({ litres: [a, b], percent: [p, q] }, say) =>
      `Se mezclan ${a} litros de una bebida con un ${say.percent(p!)} de fruta y ${b} litros de una bebida con un ${say.percent(q!)} de fruta. ¿Qué porcentaje de fruta tiene la mezcla?`,
    fr: ({ litres: [a, b], percent: [p, q] }, say) =>
      `On mélange ${a} litres d'une boisson à ${say.percent(p!)} de fruits et ${b} litres d'une boisson à ${say.percent(q!)} de fruits. Quel est le pourcentage de fruits du mélange ?`,
    pt: ({ litres: [a, b], percent: [p, q] }, say) =>
      `Misturam-se ${a} litros de uma bebida com ${say.percent(p!)} de fruta e ${b} litros de uma bebida com ${say.percent(q!)} de fruta. Que percentagem de fruta tem a mistura?`,
  },
});

/** Salt water made weaker with water. */
const dilution = family({
  name: 'quantities.dilution',
  draw: (random) => {
    const facts = { litres: random.whole(3, 24), strong: random.whole(6, 20), weak: random.whole(2, 10) };
    const added = (facts.litres * (facts.strong - facts.weak)) / facts.weak;
    return facts.weak < facts.strong && Number.isInteger(added) ? facts : undefined;
  },
  answer: ({ litres, strong, weak }) => number((litres * (strong - weak)) / weak),
  text: {
    en: ({ litres, strong, weak }, say) =>
      `A bucket holds ${litres} litres of salt water with ${say.percent(strong)} salt. How many litres of pure water must be added so that it has ${say.percent(weak)} salt?`,
    de: ({ litres, strong, weak }, say) =>
      `In einem Eimer sind ${litres} Liter Salzwasser mit ${say.percent(strong)} Salz. Wie viele Liter reines Wasser muss man dazugeben, damit es ${say.percent(weak)} Salz hat?`,
    es: ({ litres, strong, weak }, say) =>
      `En un cubo hay ${litres} litros de agua salada con un ${say.percent(strong)} de sal. ¿Cuántos litros de agua pura hay que añadir para que tenga un ${say.percent(weak)} de sal?`,
    fr: ({ litres, strong, weak }, say) =>
      `Un seau contient ${litres} litres d'eau salée à ${say.percent(strong)} de sel. Combien de litres d'eau pure faut-il ajouter pour obtenir ${say.percent(weak)} de sel ?`,
    pt: ({ litres, strong, weak }, say) =>
      `Um balde tem ${litres} litros de água salgada com ${say.percent(strong)} de sal. Quantos litros de água pura é preciso juntar para ficar com ${say.percent(weak)} de sal?`,
  },
});

/** Two kinds of coin: how many of the larger? */
const coins = family({
  name: 'quantities.coins',
  draw: (random) => {
    const twos = random.whole(7, 40);
    const halves = random.whole(6, 40);
    return twos === halves ? undefined : { coins: twos + halves, cents: twos * 200 + halves * 50 };
  },
  answer: ({ coins: count, cents }) => number((cents - 50 * count) / 150),
  text: {
    en: ({ coins: count, cents }, say) =>
      `In a money box there are ${count} coins, only 2-euro coins and 50-cent coins. Together they are worth ${say.money(cents)}. How many 2-euro coins are there?`,
    de: ({ coins: count, cents }, say) =>
      `In einer Spardose sind ${count} Münzen, nur 2-Euro-Stücke und 50-Cent-Stücke. Zusammen sind sie ${say.money(cents)} wert. Wie viele 2-Euro-Stücke sind es?`,
    es: ({ coins: count, cents }, say) =>
      `En una hucha hay ${count} monedas, solo de 2 euros y de 50 céntimos. En total valen ${say.money(cents)}. ¿Cuántas monedas de 2 euros hay?`,
    fr: ({ coins: count, cents }, say) =>
      `Une tirelire contient ${count} pièces, uniquement des pièces de 2 euros et de 50 centimes. En tout, elles valent ${say.money(cents)}. Combien y a-t-il de pièces de 2 euros ?`,
    pt: ({ coins: count, cents }, say) =>
      `Num mealheiro há ${count} moedas, só de 2 euros e de 50 cêntimos. Ao todo valem ${say.money(cents)}. Quantas moedas de 2 euros há?`,
  },
});

/** A recipe for more people; how much of the bag is left? */
const recipe = family({
  name: 'quantities.recipe',
  draw: (random) => {
    const facts = {
      who: random.pick(NAMES),
      people: random.whole(3, 6),
      grams: random.whole(12, 60) * 10,
      guests: random.whole(7, 16),
      kilos: random.pick([1, 1.5, 2, 2.5, 3]),
    };
    const used = (facts.grams * facts.guests) / facts.people;
    return Number.isInteger(used) && used < facts.kilos * 1000 ? facts : undefined;
  },
  answer: ({ people, grams, guests, kilos }) => number(kilos * 1000 - (grams * guests) / people),
  text: {
    en: ({ who, people, grams, guests, kilos }, say) =>
      `A recipe for ${people} people needs ${grams} g of flour. ${who} bakes for ${guests} people from a bag of ${say.number(kilos)} kg. How many grams of flour are left in the bag?`,
    de: ({ who, people, grams, guests, kilos }, say) =>
      `Ein Rezept für ${people} Personen braucht ${grams} g Mehl. ${who} backt für ${guests} Personen aus einer Tüte mit ${say.number(kilos)} kg. Wie viel Gramm Mehl bleiben in der Tüte?`,
    es: ({ who, people, grams, guests, kilos }, say) =>
      `Una receta para ${people} personas lleva ${grams} g de harina. ${who} hornea para ${guests} personas con un paquete de ${say.number(kilos)} kg. ¿Cuántos gramos de harina quedan en el paquete?`,
    fr: ({ who, people, grams, guests, kilos }, say) =>
      `Une recette pour ${people} personnes demande ${grams} g de farine. ${who} cuisine pour ${guests} personnes avec un paquet de ${say.number(kilos)} kg. Combien de grammes de farine reste-t-il dans le paquet ?`,
    pt: ({ who, people, grams, guests, kilos }, say) =>
      `Uma receita para ${people} pessoas leva ${grams} g de farinha. ${who} cozinha para ${guests} pessoas com um pacote de ${say.number(kilos)} kg. Quantos gramas de farinha sobram no pacote?`,
  },
});

/** Drops a minute to litres in days. */
const tap = family({
  name: 'quantities.tap',
  draw: (random) => {
    const facts = { drops: random.whole(5, 60), tenths: random.pick([1, 2, 5]), days: random.whole(2, 9) };
    const millilitres = (facts.drops * facts.tenths * 1440 * facts.days) / 10;
    return millilitres % 10 === 0 ? facts : undefined;
  },
  answer: ({ drops, tenths, days }) => number((drops * tenths * 1440 * days) / 10_000),
  text: {
    en: ({ drops, tenths, days }, say) =>
      `A tap drips ${drops} times a minute, day and night, and each drop has ${say.number(tenths / 10)} ml. How many litres of water are lost in ${days} days?`,
    de: ({ drops, tenths, days }, say) =>
      `Ein Wasserhahn tropft ${drops}-mal in der Minute, Tag und Nacht, und jeder Tropfen hat ${say.number(tenths / 10)} ml. Wie viele Liter Wasser gehen in ${days} Tagen verloren?`,
    es: ({ drops, tenths, days }, say) =>
      `Un grifo gotea ${drops} veces por minuto, día y noche, y cada gota tiene ${say.number(tenths / 10)} ml. ¿Cuántos litros de agua se pierden en ${days} días?`,
    fr: ({ drops, tenths, days }, say) =>
      `Un robinet goutte ${drops} fois par minute, jour et nuit, et chaque goutte fait ${say.number(tenths / 10)} ml. Combien de litres d'eau sont perdus en ${days} jours ?`,
    pt: ({ drops, tenths, days }, say) =>
      `Uma torneira pinga ${drops} vezes por minuto, de dia e de noite, e cada gota tem ${say.number(tenths / 10)} ml. Quantos litros de água se perdem em ${days} dias?`,
  },
});

export const QUANTITIES = [mixture, dilution, coins, recipe, tap];
