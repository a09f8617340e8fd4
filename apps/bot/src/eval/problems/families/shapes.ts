import { family, number } from '../problem.js';

/** Perimeter and the difference of the sides: which area? Metres. */
const field = family({
  name: 'shapes.field',
  draw: (random) => {
    const width = random.whole(6, 40);
    const longer = random.whole(3, 25);
    return { fence: 2 * (2 * width + longer), longer };
  },
  answer: ({ fence, longer }) => {
    const width = (fence / 2 - longer) / 2;
    return number(width * (width + longer));
  },
  text: {
    en: ({ fence, longer }) =>
      `A rectangular field is ${longer} m longer than it is wide. The fence all around it is ${fence} m long. What is the area of the field in square metres?`,
    de: ({ fence, longer }) =>
      `Ein rechteckiges Feld ist ${longer} m länger als breit. Der Zaun rundherum ist ${fence} m lang. Wie viele Quadratmeter groß ist das Feld?`,
    es: ({ fence, longer }) =>
      `Un campo rectangular es ${longer} m más largo que ancho. La valla que lo rodea mide ${fence} m. ¿Cuántos metros cuadrados tiene el campo?`,
    fr: ({ fence, longer }) =>
      `Un champ rectangulaire a ${longer} m de plus en longueur qu'en largeur. La clôture qui l'entoure mesure ${fence} m. Quelle est l'aire du champ en mètres carrés ?`,
    pt: ({ fence, longer }) =>
      `Um campo retangular tem mais ${longer} m de comprimento do que de largura. A vedação à volta mede ${fence} m. Quantos metros quadrados tem o campo?`,
  },
});

/** The path around a garden. */
const path = family({
  name: 'shapes.path',
  draw: (random) => ({ long: random.whole(9, 30), wide: random.whole(5, 20), path: random.whole(1, 3) }),
  answer: ({ long, wide, path: broad }) => number((long + 2 * broad) * (wide + 2 * broad) - long * wide),
  text: {
    en: ({ long, wide, path: broad }) =>
      `A rectangular lawn is ${long} m long and ${wide} m wide. All around it, outside, runs a paved path that is ${broad} m wide, corners included. How many square metres are paved?`,
    de: ({ long, wide, path: broad }) =>
      `Ein rechteckiger Rasen ist ${long} m lang und ${wide} m breit. Außen herum führt ein gepflasterter Weg von ${broad} m Breite, die Ecken eingeschlossen. Wie viele Quadratmeter sind gepflastert?`,
    es: ({ long, wide, path: broad }) =>
      `Un césped rectangular mide ${long} m de largo y ${wide} m de ancho. Por fuera lo rodea un camino pavimentado de ${broad} m de ancho, esquinas incluidas. ¿Cuántos metros cuadrados están pavimentados?`,
    fr: ({ long, wide, path: broad }) =>
      `Une pelouse rectangulaire mesure ${long} m de long et ${wide} m de large. Une allée pavée de ${broad} m de large en fait le tour à l'extérieur, coins compris. Combien de mètres carrés sont pavés ?`,
    pt: ({ long, wide, path: broad }) =>
      `Um relvado retangular tem ${long} m de comprimento e ${wide} m de largura. À volta, por fora, há um caminho calcetado com ${broad} m de largura, cantos incluídos. Quantos metros quadrados estão calcetados?`,
  },
});

/** A pool that is pumped dry; 1 m³ = 1000 l. Depth in decimetres. */
const pool = family({
  name: 'shapes.pool',
  draw: (random) => {
    const facts = {
      long: random.whole(4, 20),
      wide: random.whole(3, 10),
      deep: random.whole(8, 25),
      pump: random.whole(4, 30) * 100,
    };
    return (facts.long * facts.wide * facts.deep * 100) % facts.pump === 0 ? facts : undefined;
  },
  answer: ({ long, wide, deep, pump }) => number((long * wide * deep * 100) / pump),
  text: {
    en: ({ long, wide, deep, pump }, say) =>
      `A pool is ${long} m long and ${wide} m wide; the water is ${say.number(deep / 10)} m deep. A pump removes ${pump} litres an hour. After how many hours is the pool empty?`,
    de: ({ long, wide, deep, pump }, say) =>
      `Ein Becken ist ${long} m lang und ${wide} m breit, das Wasser steht ${say.number(deep / 10)} m hoch. Eine Pumpe holt ${pump} Liter pro Stunde heraus. Nach wie vielen Stunden ist das Becken leer?`,
    es: ({ long, wide, deep, pump }, say) =>
      `Una piscina mide ${long} m de largo y ${wide} m de ancho, y el agua tiene ${say.number(deep / 10)} m de profundidad. Una bomba saca ${pump} litros por hora. ¿Después de cuántas horas está vacía la piscina?`,
    fr: ({ long, wide, deep, pump }, say) =>
      `Un bassin mesure ${long} m de long et ${wide} m de large ; l'eau y est profonde de ${say.number(deep / 10)} m. Une pompe en retire ${pump} litres par heure. Au bout de combien d'heures le bassin est-il vide ?`,
    pt: ({ long, wide, deep, pump }, say) =>
      `Uma piscina tem ${long} m de comprimento e ${wide} m de largura; a água tem ${say.number(deep / 10)} m de profundidade. Uma bomba tira ${pump} litros por hora. Ao fim de quantas horas a piscina fica vazia?`,
  },
});

/** Trees on both sides of a road, ends included. */
const trees = family({
  name: 'shapes.trees',
  draw: (random) => {
    const apart = random.whole(4, 25);
    return { apart, road: apart * random.whole(9, 40), minutes: random.whole(3, 12) };
  },
  answer: ({ apart, road, minutes }) => number(2 * (road / apart + 1) * minutes),
  text: {
    en: ({ apart, road, minutes }) =>
      `Along a road of ${road} m trees are planted on both sides, one every ${apart} m, also at the very beginning and at the very end. Planting one tree takes ${minutes} minutes. How many minutes does planting all of them take?`,
    de: ({ apart, road, minutes }) =>
      `Entlang einer ${road} m langen Straße werden auf beiden Seiten Bäume gepflanzt, alle ${apart} m einer, auch ganz am Anfang und ganz am Ende. Ein Baum braucht ${minutes} Minuten. Wie viele Minuten dauert das Pflanzen aller Bäume?`,
    es: ({ apart, road, minutes }) =>
      `A lo largo de una calle de ${road} m se plantan árboles a ambos lados, uno cada ${apart} m, también justo al principio y justo al final. Plantar un árbol lleva ${minutes} minutos. ¿Cuántos minutos lleva plantarlos todos?`,
    fr: ({ apart, road, minutes }) =>
      `Le long d'une route de ${road} m, on plante des arbres des deux côtés, un tous les ${apart} m, y compris tout au début et tout à la fin. Planter un arbre prend ${minutes} minutes. Combien de minutes faut-il pour les planter tous ?`,
    pt: ({ apart, road, minutes }) =>
      `Ao longo de uma rua de ${road} m plantam-se árvores dos dois lados, uma a cada ${apart} m, também mesmo no início e mesmo no fim. Plantar uma árvore leva ${minutes} minutos. Quantos minutos leva plantar todas?`,
  },
});

export const SHAPES = [field, path, pool, trees];
