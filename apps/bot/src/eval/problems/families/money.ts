import { family, number } from '../problem.js';
import { NAMES } from '../say.js';

/** A price that goes up, then down. */
const upAndDown = family({
  name: 'money.up-and-down',
  draw: (random) => {
    const facts = {
      euros: random.whole(8, 96) * 10,
      up: random.pick([5, 10, 15, 20, 25, 30, 40, 50]),
      down: random.pick([5, 10, 15, 20, 25, 30, 40]),
    };
    return (facts.euros * (100 + facts.up) * (100 - facts.down)) % 100 === 0 ? facts : undefined;
  },
  answer: ({ euros, up, down }) => number((euros * (100 + up) * (100 - down)) / 10_000),
  text: {
    en: ({ euros, up, down }, say) =>
      `A bicycle costs €${euros}. In spring the price goes up by ${say.percent(up)}; in autumn the new price is cut by ${say.percent(down)}. How many euros does the bicycle cost then?`,
    de: ({ euros, up, down }, say) =>
      `Ein Fahrrad kostet ${euros} €. Im Frühling steigt der Preis um ${say.percent(up)}, im Herbst wird der neue Preis um ${say.percent(down)} gesenkt. Wie viel Euro kostet das Fahrrad dann?`,
    es: ({ euros, up, down }, say) =>
      `Una bicicleta cuesta ${euros} €. En primavera el precio sube un ${say.percent(up)} y en otoño el nuevo precio baja un ${say.percent(down)}. ¿Cuántos euros cuesta entonces la bicicleta?`,
    fr: ({ euros, up, down }, say) =>
      `Un vélo coûte ${euros} €. Au printemps, le prix augmente de ${say.percent(up)} ; en automne, le nouveau prix baisse de ${say.percent(down)}. Combien d'euros coûte alors le vélo ?`,
    pt: ({ euros, up, down }, say) =>
      `Uma bicicleta custa ${euros} €. Na primavera o preço sobe ${say.percent(up)} e no outono o novo preço desce ${say.percent(down)}. Quantos euros custa então a bicicleta?`,
  },
});

/** What something cost before it was made cheaper. */
const before = family({
  name: 'money.before',
  draw: (random) => {
    const price = random.whole(12, 90) * 5;
    const off = random.pick([10, 15, 20, 25, 30, 40]);
    const count = random.whole(2, 6);
    const paid = (count * price * (100 - off)) / 100;
    return Number.isInteger(paid) ? { who: random.pick(NAMES), count, off, paid } : undefined;
  },
  answer: ({ count, off, paid }) => number((paid * 100) / (100 - off) / count),
  text: {
    en: ({ who, count, off, paid }, say) =>
      `In a sale everything is reduced by ${say.percent(off)}. ${who} buys ${count} identical chairs and pays €${paid} in all. How many euros did one chair cost before the sale?`,
    de: ({ who, count, off, paid }, say) =>
      `Im Schlussverkauf ist alles um ${say.percent(off)} reduziert. ${who} kauft ${count} gleiche Stühle und zahlt zusammen ${paid} €. Wie viel Euro kostete ein Stuhl vor dem Schlussverkauf?`,
    es: ({ who, count, off, paid }, say) =>
      `En las rebajas todo tiene un ${say.percent(off)} de descuento. ${who} compra ${count} sillas iguales y paga ${paid} € en total. ¿Cuántos euros costaba una silla antes de las rebajas?`,
    fr: ({ who, count, off, paid }, say) =>
      `Pendant les soldes, tout est réduit de ${say.percent(off)}. ${who} achète ${count} chaises identiques et paie ${paid} € en tout. Combien d'euros coûtait une chaise avant les soldes ?`,
    pt: ({ who, count, off, paid }, say) =>
      `Nos saldos tudo tem ${say.percent(off)} de desconto. ${who} compra ${count} cadeiras iguais e paga ${paid} € ao todo. Quantos euros custava uma cadeira antes dos saldos?`,
  },
});

/** Two tariffs: from how many kilometres on do they cost the same? Prices in cents. */
const tariffs = family({
  name: 'money.tariffs',
  draw: (random) => {
    const facts = {
      fixed: [random.whole(5, 30), random.whole(31, 80)],
      each: [random.whole(30, 60), random.whole(10, 29)],
    };
    const [f, g] = facts.fixed;
    const [a, b] = facts.each;
    return ((g! - f!) * 100) % (a! - b!) === 0 ? facts : undefined;
  },
  answer: ({ fixed: [f, g], each: [a, b] }) => number(((g! - f!) * 100) / (a! - b!)),
  text: {
    en: ({ fixed: [f, g], each: [a, b] }) =>
      `One firm rents a van for €${f} plus ${a} cents a kilometre, another for €${g} plus ${b} cents a kilometre. At how many kilometres do both cost the same?`,
    de: ({ fixed: [f, g], each: [a, b] }) =>
      `Eine Firma vermietet einen Transporter für ${f} € plus ${a} Cent pro Kilometer, eine andere für ${g} € plus ${b} Cent pro Kilometer. Bei wie vielen Kilometern kosten beide gleich viel?`,
    es: ({ fixed: [f, g], each: [a, b] }) =>
      `Una empresa alquila una furgoneta por ${f} € más ${a} céntimos por kilómetro y otra por ${g} € más ${b} céntimos por kilómetro. ¿Con cuántos kilómetros cuestan las dos lo mismo?`,
    fr: ({ fixed: [f, g], each: [a, b] }) =>
      `Une société loue une camionnette pour ${f} € plus ${a} centimes par kilomètre, une autre pour ${g} € plus ${b} centimes par kilomètre. Pour combien de kilomètres les deux coûtent-elles autant ?`,
    pt: ({ fixed: [f, g], each: [a, b] }) =>
      `Uma empresa aluga uma carrinha por ${f} € mais ${a} cêntimos por quilómetro e outra por ${g} € mais ${b} cêntimos por quilómetro. Com quantos quilómetros custam as duas o mesmo?`,
  },
});

export const MONEY = [upAndDown, before, tariffs];
