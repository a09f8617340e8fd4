import { family, number } from '../problem.js';
import { NAMES, THINGS } from '../say.js';

const NOTES = [20, 50, 100, 200];
/** Indices of the things that are sold. */
const GOODS = Array.from({ length: THINGS }, (_, i) => i);

/** Two kinds of thing, a discount on all of it, a note; how much change? Prices in cents. */
const change = family({
  name: 'shopping.change',
  draw: (random) => {
    const [first, second] = random.some(GOODS, 2);
    const facts = {
      who: random.pick(NAMES),
      goods: [first!, second!],
      counts: [random.whole(3, 9), random.whole(2, 8)],
      prices: [random.whole(6, 48) * 10, random.whole(10, 90) * 10],
      off: random.pick([5, 10, 15, 20, 25, 30]),
      note: 0,
    };
    const cents = facts.counts[0]! * facts.prices[0]! + facts.counts[1]! * facts.prices[1]!;
    const note = NOTES.find((one) => one * 100 > cents);
    return (cents * facts.off) % 100 === 0 && note ? { ...facts, note } : undefined;
  },
  answer: ({ counts, prices, off, note }) =>
    number(note - ((counts[0]! * prices[0]! + counts[1]! * prices[1]!) * (100 - off)) / 10_000),
  text: {
    en: ({ who, goods: [a, b], counts, prices, off, note }, say) =>
      `${who} buys ${counts[0]} ${say.thing(a!)} at ${say.money(prices[0]!)} each and ${counts[1]} ${say.thing(b!)} at ${say.money(prices[1]!)} each. The till takes ${say.percent(off)} off the whole bill. ${who} pays with €${note}. How much change does ${who} get, in euros?`,
    de: ({ who, goods: [a, b], counts, prices, off, note }, say) =>
      `${who} kauft ${counts[0]} ${say.thing(a!)} zu je ${say.money(prices[0]!)} und ${counts[1]} ${say.thing(b!)} zu je ${say.money(prices[1]!)}. An der Kasse gibt es ${say.percent(off)} Rabatt auf den ganzen Einkauf. ${who} gibt ${note} €. Wie viel Euro Wechselgeld bekommt ${who}?`,
    es: ({ who, goods: [a, b], counts, prices, off, note }, say) =>
      `${who} compra ${counts[0]} ${say.thing(a!)} a ${say.money(prices[0]!)} la unidad y ${counts[1]} ${say.thing(b!)} a ${say.money(prices[1]!)} la unidad. En la caja le descuentan un ${say.percent(off)} de toda la compra. ${who} paga con ${note} €. ¿Cuántos euros le devuelven de cambio?`,
    fr: ({ who, goods: [a, b], counts, prices, off, note }, say) =>
      `${who} achète ${counts[0]} ${say.thing(a!)} à ${say.money(prices[0]!)} pièce et ${counts[1]} ${say.thing(b!)} à ${say.money(prices[1]!)} pièce. À la caisse, il y a ${say.percent(off)} de remise sur le total. ${who} donne ${note} €. Combien d'euros lui rend-on ?`,
    pt: ({ who, goods: [a, b], counts, prices, off, note }, say) =>
      `${who} compra ${counts[0]} ${say.thing(a!)} a ${say.money(prices[0]!)} cada e ${counts[1]} ${say.thing(b!)} a ${say.money(prices[1]!)} cada. No caixa há ${say.percent(off)} de desconto sobre a compra toda. ${who} paga com ${note} €. Quantos euros de troco ${who} recebe?`,
  },
});

/** Pay two of every three; how much in all? */
const threeForTwo = family({
  name: 'shopping.three-for-two',
  draw: (random) => ({
    thing: random.pick(GOODS),
    count: random.whole(7, 20),
    cents: random.whole(5, 60) * 10,
    delivery: random.whole(2, 6) * 100 + random.pick([0, 50, 90]),
  }),
  answer: ({ count, cents, delivery }) => number(((count - Math.floor(count / 3)) * cents + delivery) / 100),
  text: {
    en: ({ thing, count, cents, delivery }, say) =>
      `A web shop sells ${say.thing(thing)} at ${say.money(cents)} each. Of every three in the order one is free. Delivery costs ${say.money(delivery)}. What does an order of ${count} ${say.thing(thing)} cost altogether, in euros?`,
    de: ({ thing, count, cents, delivery }, say) =>
      `Ein Onlineshop verkauft ${say.thing(thing)} für je ${say.money(cents)}. Von je drei bestellten ist eines gratis. Der Versand kostet ${say.money(delivery)}. Wie viel Euro kostet eine Bestellung von ${count} Stück insgesamt?`,
    es: ({ thing, count, cents, delivery }, say) =>
      `Una tienda en línea vende ${say.thing(thing)} a ${say.money(cents)} la unidad. De cada tres unidades del pedido, una es gratis. El envío cuesta ${say.money(delivery)}. ¿Cuántos euros cuesta en total un pedido de ${count} unidades?`,
    fr: ({ thing, count, cents, delivery }, say) =>
      `Une boutique en ligne vend des ${say.thing(thing)} à ${say.money(cents)} pièce. Sur trois articles commandés, un est gratuit. La livraison coûte ${say.money(delivery)}. Combien d'euros coûte au total une commande de ${count} pièces ?`,
    pt: ({ thing, count, cents, delivery }, say) =>
      `Uma loja online vende ${say.thing(thing)} a ${say.money(cents)} cada. De cada três unidades da encomenda, uma é grátis. A entrega custa ${say.money(delivery)}. Quantos euros custa ao todo uma encomenda de ${count} unidades?`,
  },
});

/** A bill with a tip, shared by all but the one whose birthday it is. */
const bill = family({
  name: 'shopping.bill',
  draw: (random) => {
    const facts = {
      who: random.pick(NAMES),
      friends: random.whole(4, 9),
      euros: random.whole(40, 260),
      tip: random.pick([5, 10, 15, 20]),
    };
    return (facts.euros * (100 + facts.tip)) % (facts.friends - 1) === 0 ? facts : undefined;
  },
  answer: ({ friends, euros, tip }) => number((euros * (100 + tip)) / 100 / (friends - 1)),
  text: {
    en: ({ who, friends, euros, tip }, say) =>
      `${friends} friends, ${who} among them, eat out. The bill is €${euros}, and they add a tip of ${say.percent(tip)}. Because it is her birthday, ${who} pays nothing; the others share everything equally. How many euros does each of the others pay?`,
    de: ({ who, friends, euros, tip }, say) =>
      `${friends} Freundinnen, darunter ${who}, gehen essen. Die Rechnung beträgt ${euros} €, dazu geben sie ${say.percent(tip)} Trinkgeld. ${who} hat Geburtstag und zahlt nichts; die anderen teilen sich alles zu gleichen Teilen. Wie viel Euro zahlt jede der anderen?`,
    es: ({ who, friends, euros, tip }, say) =>
      `${friends} amigas, entre ellas ${who}, salen a cenar. La cuenta es de ${euros} € y dejan además un ${say.percent(tip)} de propina. Como es su cumpleaños, ${who} no paga; las demás se reparten todo a partes iguales. ¿Cuántos euros paga cada una de las demás?`,
    fr: ({ who, friends, euros, tip }, say) =>
      `${friends} amies, dont ${who}, dînent au restaurant. L'addition est de ${euros} € et elles ajoutent ${say.percent(tip)} de pourboire. C'est l'anniversaire de ${who}, qui ne paie rien ; les autres partagent le tout à parts égales. Combien d'euros paie chacune des autres ?`,
    pt: ({ who, friends, euros, tip }, say) =>
      `${friends} amigas, entre elas ${who}, vão jantar fora. A conta é de ${euros} € e elas deixam mais ${say.percent(tip)} de gorjeta. Como faz anos, ${who} não paga nada; as outras dividem tudo em partes iguais. Quantos euros paga cada uma das outras?`,
  },
});

/** Saves every week, spends some of it; after how many weeks is it enough? */
const saving = family({
  name: 'shopping.saving',
  draw: (random) => {
    const facts = {
      who: random.pick(NAMES),
      has: random.whole(10, 60),
      cost: random.whole(120, 480),
      income: random.whole(14, 40),
      spent: random.whole(3, 12),
    };
    return facts.income - facts.spent > 5 ? facts : undefined;
  },
  answer: ({ has, cost, income, spent }) => number(Math.ceil((cost - has) / (income - spent))),
  text: {
    en: ({ who, has, cost, income, spent }) =>
      `${who} has €${has} and wants to buy a bicycle for €${cost}. Every week she earns €${income} and spends €${spent} of it. After how many weeks can she buy the bicycle for the first time?`,
    de: ({ who, has, cost, income, spent }) =>
      `${who} hat ${has} € und möchte ein Fahrrad für ${cost} € kaufen. Jede Woche verdient sie ${income} € und gibt davon ${spent} € aus. Nach wie vielen Wochen kann sie das Fahrrad frühestens kaufen?`,
    es: ({ who, has, cost, income, spent }) =>
      `${who} tiene ${has} € y quiere comprar una bicicleta de ${cost} €. Cada semana gana ${income} € y gasta ${spent} € de ellos. ¿Después de cuántas semanas puede comprar la bicicleta por primera vez?`,
    fr: ({ who, has, cost, income, spent }) =>
      `${who} a ${has} € et veut acheter un vélo à ${cost} €. Chaque semaine, elle gagne ${income} € et en dépense ${spent} €. Au bout de combien de semaines peut-elle acheter le vélo au plus tôt ?`,
    pt: ({ who, has, cost, income, spent }) =>
      `${who} tem ${has} € e quer comprar uma bicicleta de ${cost} €. Por semana ganha ${income} € e gasta ${spent} € desse dinheiro. Ao fim de quantas semanas pode comprar a bicicleta pela primeira vez?`,
  },
});

export const SHOPPING = [change, threeForTwo, bill, saving];
