import { family, number } from '../problem.js';

/** Everybody shakes hands with everybody but the own partner. */
const handshakes = family({
  name: 'counting.handshakes',
  draw: (random) => ({ couples: random.whole(3, 9), singles: random.whole(2, 7) }),
  answer: ({ couples, singles }) => {
    const guests = 2 * couples + singles;
    return number((guests * (guests - 1)) / 2 - couples);
  },
  text: {
    en: ({ couples, singles }) =>
      `At a party there are ${couples} couples and ${singles} people who came alone. Everybody shakes hands once with everybody else, only not with their own partner. How many handshakes are there?`,
    de: ({ couples, singles }) =>
      `Auf einer Feier sind ${couples} Paare und ${singles} Leute, die allein gekommen sind. Alle geben allen anderen einmal die Hand, nur nicht dem eigenen Partner. Wie viele Händedrücke sind das?`,
    es: ({ couples, singles }) =>
      `En una fiesta hay ${couples} parejas y ${singles} personas que han venido solas. Todos se dan la mano una vez con todos los demás, menos con su propia pareja. ¿Cuántos apretones de manos hay?`,
    fr: ({ couples, singles }) =>
      `À une fête, il y a ${couples} couples et ${singles} personnes venues seules. Chacun serre une fois la main de tous les autres, sauf celle de son partenaire. Combien y a-t-il de poignées de main ?`,
    pt: ({ couples, singles }) =>
      `Numa festa há ${couples} casais e ${singles} pessoas que vieram sozinhas. Todos apertam a mão uma vez a todos os outros, menos ao próprio par. Quantos apertos de mão há?`,
  },
});

/** Meals of three courses; one dish does not go with one dessert. */
const menu = family({
  name: 'counting.menu',
  draw: (random) => ({ starters: random.whole(3, 8), mains: random.whole(4, 9), desserts: random.whole(3, 7) }),
  answer: ({ starters, mains, desserts }) => number(starters * (mains * desserts - 1)),
  text: {
    en: ({ starters, mains, desserts }) =>
      `A menu has ${starters} starters, ${mains} main dishes and ${desserts} desserts. A meal is one of each, but the fish, one of the main dishes, is never served with the cheesecake, one of the desserts. How many different meals are possible?`,
    de: ({ starters, mains, desserts }) =>
      `Auf einer Speisekarte stehen ${starters} Vorspeisen, ${mains} Hauptgerichte und ${desserts} Nachspeisen. Ein Menü besteht aus je einem davon, aber der Fisch, eines der Hauptgerichte, wird nie mit dem Käsekuchen, einer der Nachspeisen, serviert. Wie viele verschiedene Menüs sind möglich?`,
    es: ({ starters, mains, desserts }) =>
      `Una carta tiene ${starters} entrantes, ${mains} platos principales y ${desserts} postres. Un menú lleva uno de cada, pero el pescado, uno de los platos principales, nunca se sirve con la tarta de queso, uno de los postres. ¿Cuántos menús distintos son posibles?`,
    fr: ({ starters, mains, desserts }) =>
      `Une carte propose ${starters} entrées, ${mains} plats et ${desserts} desserts. Un menu comprend un de chaque, mais le poisson, un des plats, n'est jamais servi avec le gâteau au fromage, un des desserts. Combien de menus différents sont possibles ?`,
    pt: ({ starters, mains, desserts }) =>
      `Uma ementa tem ${starters} entradas, ${mains} pratos principais e ${desserts} sobremesas. Uma refeição leva um de cada, mas o peixe, um dos pratos principais, nunca é servido com a tarte de queijo, uma das sobremesas. Quantas refeições diferentes são possíveis?`,
  },
});

/** Numbers that are multiples of one and not of another. */
const multiples = family({
  name: 'counting.multiples',
  draw: (random) => {
    const [first, second] = random.some([3, 4, 5, 6, 7, 8, 9], 2);
    return first! % second! === 0 ? undefined : { last: random.whole(60, 240), of: first!, not: second! };
  },
  answer: ({ last, of, not }) =>
    number(Array.from({ length: last }, (_, i) => i + 1).filter((n) => n % of === 0 && n % not !== 0).length),
  text: {
    en: ({ last, of, not }) =>
      `The tickets of a raffle are numbered from 1 to ${last}. A ticket wins if its number can be divided by ${of} but not by ${not}. How many tickets win?`,
    de: ({ last, of, not }) =>
      `Die Lose einer Tombola sind von 1 bis ${last} nummeriert. Ein Los gewinnt, wenn seine Nummer durch ${of}, aber nicht durch ${not} teilbar ist. Wie viele Lose gewinnen?`,
    es: ({ last, of, not }) =>
      `Los boletos de una rifa van del 1 al ${last}. Gana un boleto si su número es divisible por ${of} pero no por ${not}. ¿Cuántos boletos ganan?`,
    fr: ({ last, of, not }) =>
      `Les billets d'une tombola sont numérotés de 1 à ${last}. Un billet gagne si son numéro est divisible par ${of} mais pas par ${not}. Combien de billets gagnent ?`,
    pt: ({ last, of, not }) =>
      `As rifas de um sorteio vão do número 1 ao ${last}. Uma rifa ganha se o seu número for divisível por ${of} mas não por ${not}. Quantas rifas ganham?`,
  },
});

/** Hens, days, broken ones, boxes: how many are left over? */
const eggs = family({
  name: 'counting.eggs',
  draw: (random) => {
    const facts = {
      hens: random.whole(13, 48),
      days: random.whole(3, 9),
      broken: random.whole(5, 19),
      box: random.pick([6, 10, 12, 15]),
    };
    return (facts.hens * facts.days - facts.broken) % facts.box === 0 ? undefined : facts;
  },
  answer: ({ hens, days, broken, box }) => number((hens * days - broken) % box),
  text: {
    en: ({ hens, days, broken, box }) =>
      `${hens} hens lay one egg a day each. Of the eggs of ${days} days ${broken} break. The others are packed into boxes of ${box}. How many eggs are left over when as many boxes as possible are full?`,
    de: ({ hens, days, broken, box }) =>
      `${hens} Hühner legen jeden Tag je ein Ei. Von den Eiern aus ${days} Tagen zerbrechen ${broken}. Die anderen werden in Schachteln zu ${box} Stück gepackt. Wie viele Eier bleiben übrig, wenn so viele Schachteln wie möglich voll sind?`,
    es: ({ hens, days, broken, box }) =>
      `${hens} gallinas ponen un huevo al día cada una. De los huevos de ${days} días se rompen ${broken}. Los demás se ponen en cajas de ${box}. ¿Cuántos huevos sobran cuando se han llenado todas las cajas posibles?`,
    fr: ({ hens, days, broken, box }) =>
      `${hens} poules pondent chacune un œuf par jour. Sur les œufs de ${days} jours, ${broken} se cassent. Les autres sont rangés dans des boîtes de ${box}. Combien d'œufs reste-t-il une fois remplies toutes les boîtes possibles ?`,
    pt: ({ hens, days, broken, box }) =>
      `${hens} galinhas põem cada uma um ovo por dia. Dos ovos de ${days} dias partem-se ${broken}. Os outros são postos em caixas de ${box}. Quantos ovos sobram depois de cheias todas as caixas possíveis?`,
  },
});

export const COUNTING = [handshakes, menu, multiples, eggs];
