import type { Language } from '../../language/languages.js';

const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => first + i);

/** Everything there is a label for. */
export const ALL_KINDS: readonly number[] = range(0, 79);
const ANIMALS = range(14, 23);
const VEHICLES = range(1, 8);
const FRUIT = [46, 47, 49];
const FOOD = range(46, 55);
const FURNITURE = [13, ...range(56, 60)];

const GROUPS = [ANIMALS, VEHICLES, FRUIT, FOOD, FURNITURE, ALL_KINDS] as const;

/** Words for several classes at once, in the order of the groups: animals, vehicles, fruit, food, furniture, everything. */
const WORDS: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'animal, animals, pet, pets',
    'vehicle, vehicles',
    'fruit, fruits',
    'food',
    'furniture',
    'object, objects, thing, things, item, items',
  ],
  de: [
    'Tier, Tiere, Tieren',
    'Fahrzeug, Fahrzeuge, Fahrzeugen',
    'Obst, Früchte, Frucht',
    'Essen, Lebensmittel',
    'Möbel',
    'Gegenstand, Gegenstände, Ding, Dinge, Objekt, Objekte, Sachen',
  ],
  es: ['animal, animales', 'vehículo, vehículos', 'fruta, frutas', 'comida', 'muebles', 'objeto, objetos, cosa, cosas'],
  fr: [
    'animal, animaux',
    'véhicule, véhicules',
    'fruit, fruits',
    'nourriture',
    'meubles',
    'objet, objets, chose, choses',
  ],
  pt: ['animal, animais', 'veículo, veículos', 'fruta, frutas', 'comida', 'móveis', 'objeto, objetos, coisa, coisas'],
  it: ['animale, animali', 'veicolo, veicoli', 'frutta, frutto, frutti', 'cibo', 'mobili', 'oggetto, oggetti, cose'],
  hi: ['जानवर, जानवरों, पशु', 'वाहन, वाहनों', 'फल, फलों', 'खाना, भोजन', 'फर्नीचर', 'चीज़, चीज़ें, चीजें, वस्तु, वस्तुएँ'],
  id: ['hewan, binatang', 'kendaraan', 'buah, buah-buahan', 'makanan', 'perabot', 'benda, objek, barang'],
  ar: ['حيوان, حيوانات', 'مركبة, مركبات', 'فاكهة, فواكه', 'طعام', 'أثاث', 'شيء, أشياء'],
};

/** Words for groups of a language with the classes they stand for. */
export function groupWords(
  language: Language,
): readonly { readonly word: string; readonly kinds: readonly number[] }[] {
  return WORDS[language].flatMap((words, i) => words.split(', ').map((word) => ({ word, kinds: GROUPS[i]! })));
}
