import type { Language } from '../../language/languages.js';
import type { Reason } from './refusal.js';

/** Words for operators in all languages, longest first where one begins another; they count only between two numbers. */
export const OPERATOR_WORDS: readonly (readonly [string, string])[] = [
  ['+', 'plus|added to|más|mas|mais|più|piu|tambah|ditambah|जोड़|धन|زائد'],
  ['-', 'minus|less|weniger|menos|moins|meno|kurang|dikurangi|dikurang|घटा|ऋण|ناقص'],
  [
    '*',
    'times|multiplied by|mal|multipliziert mit|multiplicado por|por|fois|multiplié par|vezes|per|volte|moltiplicato per|kali|dikali|dikalikan|गुणा|गुना|x|×|·|∙|في|ضرب|مضروبًا في',
  ],
  [
    '/',
    'divided by|over|geteilt durch|dividiert durch|durch|dividido entre|dividido por|entre|divisé par|diviso|dividido para|dibagi|bagi|भाग|बटा|÷|:|على|مقسومًا على|قسمة|تقسيم',
  ],
  [
    '^',
    'to the power of|hoch|elevado a la|elevado a|puissance|à la puissance|elevato alla|elevato a|alla|pangkat|की घात|أس|\\*\\*',
  ],
];

/** "percent", and what comes between a percentage and its base. */
export const PERCENT =
  '%|٪|percent|per cent|prozent|por ciento|pour cent|pourcent|por cento|per cento|persen|प्रतिशत|फीसदी|في المئة|في المائة|بالمئة|بالمائة';
export const OF = "of the|of|von den|von|vom|de la|de los|del|de|des|du|d'|di|da|do|dos|dari|من";
/** "80 का 15 %": the base comes first. */
export const BASE_FIRST = 'का|के|की';
export const TIP = 'tip|trinkgeld|propina|pourboire|gorjeta|mancia|tip|टिप|बख्शीश|بقشيش|إكرامية';
export const ON = 'on|for|auf|bei|für|sobre|de|sur|pour|para|em|su|per|di|untuk|dari|पर|على|من';
export const OFF =
  'off|rabatt auf|rabatt von|de descuento sobre|de descuento en|de réduction sur|de remise sur|de desconto em|de desconto sobre|di sconto su|diskon dari|की छूट';
/** Words that make "and" and commas add. */
export const SUM =
  'sum|add|summe|addier\\p{L}*|zähl\\p{L}*|suma|sumar|somme|additionn\\p{L}*|soma|some|somma|jumlah\\p{L}*|योग|जोड़\\p{L}*|مجموع|اجمع';
export const AND = 'and|und|y|et|e|dan|और|و';
/** Words that make a preposition divide: "split 86 between 4", "divise 250 par 8". */
export const DIVIDE = 'split|divid\\p{L}*|divis\\p{L}*|teile?n?|aufteil\\p{L}*|bagi\\p{L}*|भाग|बाँट\\p{L}*|اقسم|قسّم';
export const DIVIDE_BY = 'between|among|by|durch|auf|entre|par|por|per|dengan|untuk|على|को';
export const SQRT =
  'square root of|quadratwurzel (?:aus|von)|wurzel (?:aus|von)|raíz cuadrada de|raiz cuadrada de|racine carrée de|raiz quadrada de|radice quadrata di|akar kuadrat dari|akar kuadrat|akar dari|وجذر|الجذر التربيعي لـ?|جذر|√';
export const SQUARED = 'squared|zum quadrat|al cuadrado|au carré|ao quadrado|al quadrato|kuadrat|²';
export const CUBED = 'cubed|hoch drei|al cubo|au cube|ao cubo|³';
/** Between a quantity and the unit it is wanted in. */
export const INTO = 'to|in|into|as|nach|zu|en|a|à|em|para|ke|dalam|में|إلى|الى|ب';

export const CURRENCIES: readonly (readonly [string, string])[] = [
  ['BRL', 'r\\$|reais|real'],
  ['EUR', '€|eur|euros?'],
  ['USD', '\\$|usd|us-dollar|dollars?|dólares?|dolares?|dollari|dolar|डॉलर|دولار'],
  ['GBP', '£|gbp|pounds sterling'],
  ['INR', '₹|inr|rupees?|rupien|रुपये|रुपए|रु'],
  ['IDR', 'rp|idr|rupiah'],
  ['CHF', 'chf|franken'],
  ['JPY', '¥|jpy|yen'],
];

/** Unit words of the nine languages → mathjs units. */
export const UNITS: readonly (readonly [string, string])[] = [
  [
    'km',
    'km|kilomet(?:er|re)s?|kilometern|kilómetros?|kilomètres?|quilômetros?|quilómetros?|chilometr[oi]|किलोमीटर|किमी|كيلومترات?|كيلومتر|كم',
  ],
  ['cm', 'cm|centimet(?:er|re)s?|zentimetern?|centímetros?|centimètres?|centimetr[oi]|सेंटीमीटर|سنتيمتر|سم'],
  ['mm', 'mm|millimet(?:er|re)s?|millimetern?|milímetros?|millimètres?|millimetr[oi]'],
  ['mile', 'miles?|mi|meilen?|millas?|milles?|milhas?|miglia|miglio|mil|मील|ميل|أميال'],
  ['yard', 'yards?|yd'],
  ['foot', 'feet|foot|ft|fuß|fuss|pies?|pieds?|pés?|piedi|kaki|फुट|फीट|قدم'],
  ['inch', 'inch(?:es)?|zoll|pulgadas?|pouces?|polegadas?|pollic[ei]|inci|इंच|بوصة'],
  ['m', 'm|met(?:er|re)s?|metern|metros?|mètres?|metr[oi]|मीटर|متر|أمتار'],
  [
    'kg',
    'kg|kilos?|kilograms?|kilogramm|kilogramos?|kilogrammes?|quilos?|quilogramas?|chil[io]|chilogramm[oi]|किलो|किलोग्राम|كيلو|كيلوغرام|كجم',
  ],
  ['lb', 'lbs?|pounds?|libras?|livres?|libbre|libbra|पाउंड|رطل'],
  ['oz', 'oz|ounces?|unzen?|onzas?|onces?|onças?|once|oncia'],
  ['g', 'g|gr|grams?|gramm|gramos?|grammes?|gramas?|gramm[oi]|ग्राम|غرام|جرام'],
  ['liter', 'l|lit(?:er|re)s?|litern|litros?|litr[oi]|लीटर|لتر'],
  ['ml', 'ml|millilit(?:er|re)s?|mililitros?|millilitr[oi]|मिलीलीटर|مل'],
  ['gallon', 'gallons?|gal|gallonen|galones?|galões|gallon[ei]|गैलन|غالون'],
  ['cup', 'cups?|tassen?|tazas?|tasses?|xícaras?|tazze|कप|كوب'],
  ['degC', '°c|celsius|grad celsius|centígrados|सेल्सियस|مئوية'],
  ['degF', '°f|fahrenheit|grad fahrenheit|फ़ारेनहाइट|फारेनहाइट|فهرنهايت'],
  ['hour', 'h|hours?|hrs?|stunden?|horas?|heures?|or[ae]|jam|घंटे|घंटा|ساعات|ساعة'],
  ['minute', 'min|minutes?|mins|minuten?|minutos?|minut[oi]|menit|मिनट|دقائق|دقيقة'],
  ['second', 'sec|seconds?|sekunden?|segundos?|secondes?|second[oi]|detik|सेकंड|ثواني|ثانية'],
  ['day', 'days?|tagen?|tage?|días?|dias?|jours?|giorn[oi]|hari|दिन|أيام|يوم'],
  ['week', 'weeks?|wochen?|semanas?|semaines?|settiman[ae]|minggu|हफ्ते|सप्ताह|أسابيع|أسبوع'],
  ['km/hour', 'km/h|kmh|kph'],
  ['mile/hour', 'mph'],
];

/** Why there is no result, in the person's language. */
export const REFUSALS: Readonly<Record<Language, Readonly<Record<Reason, string>>>> = {
  en: {
    'not-arithmetic': 'I cannot compute that. Please write it as a calculation, for example 12 × (3 + 4).',
    'too-long': 'That calculation is too long for me.',
    'too-large': 'The result would be too large for me to write down.',
    'division-by-zero': 'That cannot be computed: it divides by zero.',
    'no-real-result': 'That has no result among the real numbers.',
    units: 'That cannot be computed: the units do not fit together.',
    currencies: 'I have no exchange rates, so I cannot compute with different currencies.',
  },
  de: {
    'not-arithmetic': 'Das kann ich nicht berechnen. Bitte schreib es als Rechnung, zum Beispiel 12 × (3 + 4).',
    'too-long': 'Diese Rechnung ist mir zu lang.',
    'too-large': 'Das Ergebnis wäre zu groß, um es hinzuschreiben.',
    'division-by-zero': 'Das lässt sich nicht berechnen: Es wird durch null geteilt.',
    'no-real-result': 'Das hat kein Ergebnis unter den reellen Zahlen.',
    units: 'Das lässt sich nicht berechnen: Die Einheiten passen nicht zusammen.',
    currencies: 'Ich habe keine Wechselkurse und kann deshalb nicht mit verschiedenen Währungen rechnen.',
  },
  es: {
    'not-arithmetic': 'No puedo calcular eso. Escríbelo como una operación, por ejemplo 12 × (3 + 4).',
    'too-long': 'Ese cálculo es demasiado largo para mí.',
    'too-large': 'El resultado sería demasiado grande para escribirlo.',
    'division-by-zero': 'Eso no se puede calcular: divide entre cero.',
    'no-real-result': 'Eso no tiene resultado entre los números reales.',
    units: 'Eso no se puede calcular: las unidades no encajan.',
    currencies: 'No tengo tipos de cambio, así que no puedo calcular con monedas distintas.',
  },
  fr: {
    'not-arithmetic': 'Je ne peux pas calculer cela. Écrivez-le comme un calcul, par exemple 12 × (3 + 4).',
    'too-long': 'Ce calcul est trop long pour moi.',
    'too-large': 'Le résultat serait trop grand pour être écrit.',
    'division-by-zero': 'Ce calcul est impossible : il divise par zéro.',
    'no-real-result': 'Ce calcul n’a pas de résultat parmi les nombres réels.',
    units: 'Ce calcul est impossible : les unités ne vont pas ensemble.',
    currencies: 'Je n’ai pas de taux de change et ne peux donc pas calculer avec plusieurs monnaies.',
  },
  pt: {
    'not-arithmetic': 'Não consigo calcular isso. Escreva como uma conta, por exemplo 12 × (3 + 4).',
    'too-long': 'Essa conta é longa demais para mim.',
    'too-large': 'O resultado seria grande demais para escrever.',
    'division-by-zero': 'Isso não pode ser calculado: divide por zero.',
    'no-real-result': 'Isso não tem resultado entre os números reais.',
    units: 'Isso não pode ser calculado: as unidades não combinam.',
    currencies: 'Não tenho taxas de câmbio, por isso não posso calcular com moedas diferentes.',
  },
  it: {
    'not-arithmetic': 'Non posso calcolarlo. Scrivilo come un’operazione, per esempio 12 × (3 + 4).',
    'too-long': 'Questo calcolo è troppo lungo per me.',
    'too-large': 'Il risultato sarebbe troppo grande da scrivere.',
    'division-by-zero': 'Non si può calcolare: si divide per zero.',
    'no-real-result': 'Non ha un risultato tra i numeri reali.',
    units: 'Non si può calcolare: le unità non vanno insieme.',
    currencies: 'Non ho tassi di cambio, quindi non posso calcolare con valute diverse.',
  },
  hi: {
    'not-arithmetic': 'मैं इसकी गणना नहीं कर सकता। कृपया इसे गणना के रूप में लिखिए, जैसे 12 × (3 + 4)।',
    'too-long': 'यह गणना मेरे लिए बहुत लंबी है।',
    'too-large': 'परिणाम लिखने के लिए बहुत बड़ा होगा।',
    'division-by-zero': 'इसकी गणना नहीं हो सकती: इसमें शून्य से भाग है।',
    'no-real-result': 'वास्तविक संख्याओं में इसका कोई परिणाम नहीं है।',
    units: 'इसकी गणना नहीं हो सकती: इकाइयाँ आपस में मेल नहीं खातीं।',
    currencies: 'मेरे पास विनिमय दरें नहीं हैं, इसलिए मैं अलग-अलग मुद्राओं में गणना नहीं कर सकता।',
  },
  id: {
    'not-arithmetic': 'Saya tidak bisa menghitungnya. Tolong tulis sebagai perhitungan, misalnya 12 × (3 + 4).',
    'too-long': 'Perhitungan itu terlalu panjang bagi saya.',
    'too-large': 'Hasilnya terlalu besar untuk dituliskan.',
    'division-by-zero': 'Itu tidak bisa dihitung: ada pembagian dengan nol.',
    'no-real-result': 'Itu tidak punya hasil di antara bilangan real.',
    units: 'Itu tidak bisa dihitung: satuannya tidak cocok.',
    currencies: 'Saya tidak punya kurs, jadi tidak bisa menghitung dengan mata uang yang berbeda.',
  },
  ar: {
    'not-arithmetic': 'لا أستطيع حساب ذلك. من فضلك اكتبه كعملية حسابية، مثلًا 12 × (3 + 4).',
    'too-long': 'هذه العملية أطول مما أستطيع.',
    'too-large': 'ستكون النتيجة أكبر من أن تُكتب.',
    'division-by-zero': 'لا يمكن حساب ذلك: فيه قسمة على صفر.',
    'no-real-result': 'ليس لذلك نتيجة بين الأعداد الحقيقية.',
    units: 'لا يمكن حساب ذلك: الوحدات غير متوافقة.',
    currencies: 'ليست لدي أسعار صرف، لذلك لا أستطيع الحساب بعملات مختلفة.',
  },
};
