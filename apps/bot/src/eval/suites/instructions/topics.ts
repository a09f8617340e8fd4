import type { ProblemLanguage } from '../../problems/problem.js';

type Words = Readonly<Record<ProblemLanguage, readonly string[]>>;

/** Things of which anybody can name some. */
export const KINDS: Words = {
  en: ['animals', 'fruits', 'sports', 'musical instruments', 'countries', 'pieces of furniture'],
  de: ['Tiere', 'Früchte', 'Sportarten', 'Musikinstrumente', 'Länder', 'Möbelstücke'],
  es: ['animales', 'frutas', 'deportes', 'instrumentos musicales', 'países', 'muebles'],
  fr: ['animaux', 'fruits', 'sports', 'instruments de musique', 'pays', 'meubles'],
  pt: ['animais', 'frutas', 'desportos', 'instrumentos musicais', 'países', 'móveis'],
};

/** Things to say something about. */
export const THINGS: Words = {
  en: ['a bicycle', 'the moon', 'bread', 'a lighthouse', 'rain', 'a library', 'a bridge', 'tea'],
  de: ['ein Fahrrad', 'der Mond', 'Brot', 'ein Leuchtturm', 'Regen', 'eine Bibliothek', 'eine Brücke', 'Tee'],
  es: ['una bicicleta', 'la luna', 'el pan', 'un faro', 'la lluvia', 'una biblioteca', 'un puente', 'el té'],
  fr: ['un vélo', 'la lune', 'le pain', 'un phare', 'la pluie', 'une bibliothèque', 'un pont', 'le thé'],
  pt: ['uma bicicleta', 'a lua', 'o pão', 'um farol', 'a chuva', 'uma biblioteca', 'uma ponte', 'o chá'],
};

/** Lower-case words without accents, to be put in order. */
export const WORDS: Words = {
  en: ['table', 'river', 'apple', 'cloud', 'stone', 'garden', 'mirror', 'needle', 'window', 'bottle'],
  de: ['tisch', 'fluss', 'apfel', 'wolke', 'stein', 'garten', 'spiegel', 'nadel', 'lampe', 'regal'],
  es: ['mesa', 'rueda', 'barco', 'nube', 'piedra', 'huerto', 'espejo', 'aguja', 'ventana', 'cuchara'],
  fr: ['table', 'fleuve', 'pomme', 'nuage', 'caillou', 'jardin', 'miroir', 'aiguille', 'vitre', 'bouteille'],
  pt: ['mesa', 'rio', 'barco', 'nuvem', 'pedra', 'horta', 'espelho', 'agulha', 'janela', 'colher'],
};

/** Questions that are answered with yes (even places) or no (odd places). */
export const YES_NO: Words = {
  en: ['Is ice cold', 'Can a stone swim', 'Do fish live in water', 'Is the sun smaller than a house'],
  de: ['Ist Eis kalt', 'Kann ein Stein schwimmen', 'Leben Fische im Wasser', 'Ist die Sonne kleiner als ein Haus'],
  es: [
    'Es frío el hielo',
    'Puede nadar una piedra',
    'Viven los peces en el agua',
    'Es el sol más pequeño que una casa',
  ],
  fr: [
    'La glace est-elle froide',
    'Une pierre peut-elle nager',
    "Les poissons vivent-ils dans l'eau",
    "Le soleil est-il plus petit qu'une maison",
  ],
  pt: ['O gelo é frio', 'Uma pedra sabe nadar', 'Os peixes vivem na água', 'O sol é mais pequeno do que uma casa'],
};

export const YES: Readonly<Record<ProblemLanguage, string>> = { en: 'yes', de: 'ja', es: 'sí', fr: 'oui', pt: 'sim' };
export const NO: Readonly<Record<ProblemLanguage, string>> = { en: 'no', de: 'nein', es: 'no', fr: 'non', pt: 'não' };
