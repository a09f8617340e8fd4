import type { Page } from '../page.js';

/** Words of a till in one country, and the questions of its people. */
export interface Market {
  readonly digits: Page['digits'];
  /** An amount as it is written there. */
  readonly amount: (value: number) => string;
  /** Smallest unit that prices have. */
  readonly step: number;
  readonly prices: readonly [from: number, to: number];
  readonly shops: readonly string[];
  readonly items: readonly string[];
  readonly words: { readonly total: string; readonly tax: string; readonly cash: string; readonly change: string };
  readonly read: string;
  readonly total: string;
  readonly price: (item: string) => string;
}

/** `1234.5` with separators of a language and digits of a script. */
function digitsOf(locale: string, fraction: number, digits: Page['digits'] = 'latn'): (value: number) => string {
  const format = new Intl.NumberFormat(`${locale}-u-nu-${digits}`, {
    minimumFractionDigits: fraction,
    maximumFractionDigits: fraction,
  });
  // Narrow and unbreakable spaces are spaces to a reader.
  return (value) => format.format(value).replaceAll(/[\u00a0\u202f\u200e\u200f\u061c]/gu, '');
}

const plain = (locale: string) => digitsOf(locale, 2);

const ENGLISH = {
  words: { total: 'TOTAL', tax: 'Tax', cash: 'Cash', change: 'Change' },
  read: 'Read the text in this picture',
  total: 'What is the total on this receipt?',
  price: (item: string) => `How much is the ${item} on this receipt?`,
};

export const MARKETS: Readonly<Record<string, Market>> = {
  de: {
    digits: 'latn',
    amount: (value) => `${plain('de')(value)} €`,
    step: 0.05,
    prices: [1, 25],
    shops: ['GASTHAUS LINDE', 'BÄCKEREI KÖHLER', 'MARKTHALLE SÜD'],
    items: ['Brötchen', 'Forelle', 'Apfelsaft', 'Käsekuchen', 'Gemüsesuppe', 'Weißbrot', 'Kräutertee', 'Nudeln'],
    words: { total: 'SUMME', tax: 'MwSt', cash: 'Bar', change: 'Rückgeld' },
    read: 'Lies bitte den Text auf dem Bild vor',
    total: 'Wie hoch ist die Summe auf diesem Beleg?',
    price: (item) => `Was kostet ${item} auf diesem Beleg?`,
  },
  fr: {
    digits: 'latn',
    amount: (value) => `${plain('fr')(value)} €`,
    step: 0.1,
    prices: [1, 30],
    shops: ['ÉPICERIE DU PORT', 'CAFÉ DES ALPES', 'LA PETITE CRÊPERIE'],
    items: ['Crêpe', 'Café', 'Salade', 'Fromage', 'Pâté', 'Croissant', 'Limonade', 'Gâteau'],
    words: { total: 'TOTAL', tax: 'TVA', cash: 'Espèces', change: 'Rendu' },
    read: 'Lis le texte de cette image',
    total: 'Quel est le total de ce ticket ?',
    price: (item) => `Combien coûte ${item} sur ce ticket ?`,
  },
  es: {
    digits: 'latn',
    amount: (value) => `${plain('es')(value)} €`,
    step: 0.05,
    prices: [1, 20],
    shops: ['MERCADO CENTRAL', 'CAFÉ BAR LA PEÑA', 'PANADERÍA SOL'],
    items: ['Naranjas', 'Queso', 'Jamón', 'Piña', 'Café', 'Tortilla', 'Aceitunas', 'Melón'],
    words: { total: 'TOTAL', tax: 'IVA', cash: 'Efectivo', change: 'Cambio' },
    read: 'Lee el texto de esta imagen',
    total: '¿Cuál es el total de este recibo?',
    price: (item) => `¿Cuánto cuesta ${item} en este recibo?`,
  },
  us: {
    ...ENGLISH,
    digits: 'latn',
    amount: (value) => `$${plain('en')(value)}`,
    step: 0.01,
    prices: [1, 40],
    shops: ['CORNER BAKERY', 'RIVER DINER', 'HARDWARE & MORE'],
    items: ['Coffee', 'Pancakes', 'Bagel', 'Lemonade', 'Muffin', 'Sandwich', 'Cookies', 'Omelette'],
  },
  uk: {
    ...ENGLISH,
    digits: 'latn',
    amount: (value) => `£${plain('en-GB')(value)}`,
    step: 0.05,
    prices: [1, 25],
    shops: ['THE OLD MILL', 'STATION KITCHEN', 'GREEN GROCER'],
    items: ['Scones', 'Porridge', 'Crumpets', 'Cider', 'Chutney', 'Biscuits', 'Marmalade', 'Pie'],
    words: { total: 'TOTAL', tax: 'VAT', cash: 'Cash', change: 'Change' },
  },
  br: {
    digits: 'latn',
    amount: (value) => `R$ ${plain('pt-BR')(value)}`,
    step: 0.1,
    prices: [3, 60],
    shops: ['PADARIA IPANEMA', 'LANCHONETE DO JOÃO', 'MERCADO BOM DIA'],
    items: ['Pão', 'Açaí', 'Feijão', 'Suco', 'Coxinha', 'Queijo', 'Maçã', 'Arroz'],
    words: { total: 'TOTAL', tax: 'Imposto', cash: 'Dinheiro', change: 'Troco' },
    read: 'Leia o texto desta imagem',
    total: 'Qual é o total deste recibo?',
    price: (item) => `Quanto custa ${item} neste recibo?`,
  },
  jp: {
    ...ENGLISH,
    digits: 'latn',
    amount: (value) => `¥${digitsOf('ja', 0)(value)}`,
    step: 10,
    prices: [120, 2400],
    shops: ['SAKURA STORE', 'TOKYO NOODLES', 'HANA CAFE'],
    items: ['Ramen', 'Mochi', 'Gyoza', 'Matcha', 'Udon', 'Onigiri', 'Tempura', 'Dango'],
  },
  in: {
    ...ENGLISH,
    digits: 'latn',
    amount: (value) => `₹${plain('en-IN')(value)}`,
    step: 0.5,
    prices: [20, 400],
    shops: ['SPICE HOUSE', 'CHAI POINT', 'LOTUS SWEETS'],
    items: ['Samosa', 'Masala', 'Paneer', 'Lassi', 'Biryani', 'Jalebi', 'Naan', 'Idli'],
    words: { total: 'TOTAL', tax: 'GST', cash: 'Cash', change: 'Change' },
  },
  hi: {
    digits: 'deva',
    amount: (value) => digitsOf('hi', 2, 'deva')(value),
    step: 0.5,
    prices: [20, 400],
    shops: ['भारत भोजनालय', 'राम किराना'],
    items: ['चाय', 'दाल', 'चावल', 'रोटी', 'दही', 'मिठाई'],
    words: { total: 'कुल', tax: 'कर', cash: 'नकद', change: 'वापस' },
    read: 'इस तस्वीर का पाठ पढ़ो',
    total: 'इस रसीद पर कुल कितना है?',
    price: (item) => `इस रसीद पर ${item} का दाम कितना है?`,
  },
  eg: {
    digits: 'arab',
    amount: (value) => digitsOf('ar-EG', 2, 'arab')(value),
    step: 0.25,
    prices: [10, 300],
    shops: ['مطعم النيل', 'مخبز القاهرة'],
    items: ['خبز', 'قهوة', 'شاي', 'أرز', 'عصير', 'تمر'],
    words: { total: 'المجموع', tax: 'الضريبة', cash: 'نقدا', change: 'الباقي' },
    read: 'اقرأ النص في هذه الصورة',
    total: 'كم المجموع في هذا الإيصال؟',
    price: (item) => `كم سعر ${item} في هذا الإيصال؟`,
  },
  ir: {
    digits: 'arabext',
    amount: (value) => digitsOf('fa', 0, 'arabext')(value),
    step: 500,
    prices: [5000, 200_000],
    shops: ['نانوایی باران', 'رستوران شیراز'],
    items: ['نان', 'چای', 'برنج', 'ماست', 'کباب', 'پنیر'],
    words: { total: 'جمع', tax: 'مالیات', cash: 'نقد', change: 'باقی' },
    read: 'Read the text in this picture',
    total: 'What is the total on this receipt?',
    price: (item) => `How much is ${item} on this receipt?`,
  },
};
