import type { Unit } from './value.js';

const UNITS: readonly (readonly [Unit['dimension'], number, string])[] = [
  ['mass', 0.001, 'mg'],
  ['mass', 1, 'g gram grams gramm gramo gramos gramme grammes grama gramas grammo grammi ग्राम غرام جرام'],
  [
    'mass',
    1000,
    'kg kilo kilos kilogram kilograms kilogramm kilogramo kilogramos kilogramme kilogrammes quilo quilos chilo chili किलो किलोग्राम كيلوغرام كيلو',
  ],
  ['mass', 1e6, 't ton tons tonne tonnes tonnen tonelada toneladas tonnellata tonnellate टन طن'],
  ['length', 0.001, 'mm'],
  [
    'length',
    0.01,
    'cm centimeter centimeters centimetre centimetres zentimeter centímetro centímetros centimètre centimètres सेंटीमीटर سم سنتيمتر',
  ],
  ['length', 1, 'm meter meters metre metres metro metros mètre mètres metri मीटर متر مترا أمتار'],
  [
    'length',
    1000,
    'km kilometer kilometers kilometre kilometres kilómetro kilómetros kilomètre kilomètres quilómetro quilómetros quilômetro quilômetros chilometro chilometri किलोमीटर किमी كم كيلومتر كيلومترا',
  ],
  ['volume', 0.001, 'ml milliliter millilitre milliliters millilitres'],
  ['volume', 1, 'l liter liters litre litres litro litros litri लीटर لتر لترا لترات'],
  [
    'time',
    1 / 60,
    's sec second seconds sekunde sekunden segundo segundos seconde secondes secondo secondi सेकंड detik ثانية',
  ],
  ['time', 1, 'min mins minute minutes minuten minuto minutos minuti मिनट menit دقيقة دقائق'],
  ['time', 60, 'h hr hrs hour hours std stunde stunden hora horas heure heures ora ore घंटा घंटे jam ساعة ساعات'],
  ['time', 1440, 'day days tag tage tagen día días jour jours dia dias giorno giorni दिन hari يوم يوما أيام'],
  [
    'time',
    10_080,
    'week weeks woche wochen semana semanas semaine semaines settimana settimane सप्ताह हफ़्ते minggu أسبوع أسابيع',
  ],
];
const BY_NAME = new Map(
  UNITS.flatMap(([dimension, size, names]) => names.split(' ').map((name) => [name, { dimension, size }] as const)),
);

/** The unit that a word is. */
export function unitOf(word: string): Unit | undefined {
  return BY_NAME.get(word) ?? BY_NAME.get(word.toLowerCase().replace(/[\u064b-\u0652]/gu, ''));
}
