const LETTER = '[\\p{L}\\p{M}]';
/** Words of the nine languages. A word may go on (`sort` finds "sorting") unless it ends with `\\b`, here the end of any script's word. */
const begins = (alternatives: string) =>
  new RegExp(`(?<!${LETTER})(?:${alternatives.replaceAll('\\b', `(?!${LETTER})`)})`, 'iu');
const whole = (alternatives: string) => new RegExp(`(?<!${LETTER})(?:${alternatives})(?!${LETTER})`, 'iu');

export const SORT = begins(
  'sort|order|arrange|alphabeti|rank|sortier|ordne|absteigend|aufsteigend|orden|alfab|trie[rzs]?\\b|trier|tri\\b|class(?:e|ez|er)\\b|range[rz]?\\b|ordre (?:alpha|croiss|décroiss)|ordina|ordine|urut|क्रम|सॉर्ट|वर्णमाला|رت[ّ]?ب|ترتيب|أبجدي',
);
export const DOWN = begins(
  'descending|(?:largest|biggest|highest|longest|newest|oldest|last|most)(?:\\s+\\p{L}+)? first|(?:from |)(?:high|large|big|highest|largest|biggest) to|z ?(?:to|-|–|bis|a|à|ke) ?a\\b|reverse|absteigend|(?:größte|höchste|längste)[rns]? zuerst|(?:vom? )?(?:größten?|groß|höchsten?|hoch) (?:zum?|nach|bis)|umgekehrt|descend|de (?:mayor|más) a|mayor a menor|inverso|décroiss|du plus (?:grand|haut|cher|long) au|inverse|decresc|d[oa] maior|invers|dal più|menurun|terbesar|dari (?:yang )?(?:besar|tinggi)|terbalik|अवरोही|घटते|बड़े से छोटे|उल्टे|تنازلي|من الأكبر|الأكبر أولا|عكسي',
);
export const SHUFFLE = begins(
  'shuffle|(?:in )?random order|misch|zufällige[rn]? reihenfolge|mezcla|baraja|orden aleatorio|mélange|ordre aléatoire|embaralh|ordem aleatória|mescola|ordine casuale|acak(?:lah)? (?:daftar|urutan|nama|kata|ini)|urutan acak|फेंट|शफल|बेतरतीब क्रम|اخلط|خلط|ترتيب عشوائي',
);
export const PICK = begins(
  'pick|choose|draw (?:one|a name|lots|straws)|wähle?|auswähl|zieh|los(?:e|t)?\\b|verlos|elige|escoge|sortea|choisis|choisir|tire\\b|tirage|escolh|sortei|scegli|estrai|pilih|undi|चुन|اختر|اسحب|قرعة',
);
export const TALLY = begins(
  'how often|how many times|tally|frequenc|wie oft|wie häufig|häufigkeit|strichliste|cuántas veces|frecuencia|combien de fois|fréquence|quantas vezes|frequência|quante volte|frequenza|berapa kali|frekuensi|कितनी बार|आवृत्ति|كم مرة|تكرار كل',
);
export const UNIQUE = begins(
  'duplicate|dedup|unique|distinct|doppelte|dubletten|duplikat|eindeutig|duplicad|repetid|únic|doublon|duplicat|en double|doppioni|ripetizion|duplikasi|ganda|डुप्लिकेट|दोहरा|المكرر|مكررات',
);

/** What can be said of a row of numbers, in the order it is said. */
export const STATISTICS = ['mean', 'median', 'mode', 'sum', 'smallest', 'largest', 'range', 'deviation'] as const;
export type Statistic = (typeof STATISTICS)[number];

export const STATISTIC_WORDS: Readonly<Record<Statistic, RegExp>> = {
  mean: begins(
    'average|mean\\b|durchschnitt|mittelwert|arithmetisch|promedio|media (?:de|del|aritm)|media\\b|moyenne|média\\b|rata-rata|rerata|औसत|متوسط|المعدل',
  ),
  median: begins('median|médian|mediana|माध्यिका|मीडियन|وسيط|الوسيط'),
  mode: begins(
    'mode\\b|modus|modalwert|most (?:common|frequent)|häufigste|moda\\b|más frecuente|plus fréquent|mais frequente|più frequente|paling sering|बहुलक|المنوال|الأكثر تكرار',
  ),
  sum: begins('sum\\b|total|summe|gesamt|suma\\b|somme|soma\\b|somma|jumlah|योग|कुल|जोड़|مجموع|المجموع'),
  smallest: begins(
    'small|min\\b|minim|lowest|cheapest|kleinst|niedrigst|billigst|mínim|menor|más (?:bajo|pequeñ|barat)|plus (?:petit|bas)|moins cher|più (?:piccol|bass)|terkecil|terendah|termurah|सबसे (?:छोट|कम)|न्यूनतम|أصغر|أدنى|أقل',
  ),
  largest: begins(
    'larg|max\\b|maxim|highest|biggest|größt|höchst|teuerst|máxim|mayor|más (?:alt|grande|car)|plus (?:grand|haut|cher)|maior|massim|più (?:grand|alt|car)|terbesar|tertinggi|termahal|सबसे (?:बड़|अधिक|ज़्यादा)|अधिकतम|أكبر|أعلى|أقصى',
  ),
  range: begins('range\\b|spannweite|rango|étendue|amplitude|intervallo di variazione|jangkauan|rentang|परास|المدى'),
  deviation: begins(
    'standard deviation|std\\b|stdev|standardabweichung|desviación|écart[- ]type|desvio|deviazione|simpangan baku|standar deviasi|मानक विचलन|الانحراف المعياري|انحراف معياري',
  ),
};
/** "Statistics of …": all of them. */
export const ALL_STATISTICS = begins('statisti|estadístic|estatístic|kennzahl|सांख्यिकी|आँकड़े|آंकड़े|إحصاء|إحصائ');

/** Before a column by whose values the rows are gathered, and after it in Hindi. */
export const GROUP_BEFORE =
  'by|per|for each|pro|je|nach|für jede[ns]?|por|para cada|par|pour chaque|per ogni|berdasarkan|setiap|प्रति|हर|حسب|لكل|بحسب';
export const GROUP_AFTER = 'के अनुसार|के हिसाब से';

export const DIE = begins(
  'dice|die\\b|d(?=\\d)|würfel|würfle|dados?\\b|dés?\\b|dadi\\b|dado\\b|dadu|पास[ाेों]|डाइस|نرد|زهر',
);
export const COIN = begins(
  'coins?\\b|heads or tails|münz|kopf oder zahl|moneda|cara o (?:cruz|sello)|pièces? (?:de monnaie|en l)|pile ou face|moeda|cara ou coroa|monet|testa o croce|koin|सिक्क|عملة|نقود|قطعة نقد',
);
export const RANDOM_NUMBER = begins(
  'random (?:whole |integer |)numbers?|random integer|zufallszahl|zufällige[ns]? zahl|números? (?:al azar|aleatori)|nombres? (?:au hasard|aléatoire)|numer[oi] (?:a caso|casual)|(?:angka|bilangan|nomor) acak|(?:यादृच्छिक|रैंडम) (?:संख्या|नंबर)|(?:رقم|عدد|رقما|أرقام)\\p{L}* عشوائي',
);

/** "Two dice": words for small numbers, as they stand before a thing. */
export const COUNT_WORDS: readonly (readonly [number, RegExp])[] = [
  [2, whole('two|a pair of|zwei|dos|deux|dois|duas|due|dua|दो|نردين|زهرين|حجري')],
  [3, whole('three|drei|tres|trois|três|tre|tiga|तीन|ثلاثة|ثلاث')],
  [4, whole('four|vier|cuatro|quatre|quatro|quattro|empat|चार|أربعة|أربع')],
  [5, whole('five|fünf|cinco|cinq|cinque|lima|पाँच|पांच|خمسة|خمس')],
  [6, whole('six|sechs|seis|sei|enam|छह|छः|ستة|ست')],
  [10, whole('ten|zehn|diez|dix|dez|dieci|sepuluh|दस|عشرة|عشر')],
];

/** Between the last two things of a list. */
export const AND = /\s+(?:and|und|y|et|e|dan|और|و)\s+|\s+و(?=\p{L})/iu;

/** What a request may consist of besides the things of its list, at either end. */
export const FILLER = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:${[
    'please|pls|can|could|would|you|for|me|sort(?:ed)?|order|arrange|rank|put|alphabetically|alphabetical|ascending|descending|in|the|these|those|this|following|list|of|my|names?|words?|numbers?|items?|values?|by|length|size|from|to|into|a|z|pick|choose|one|shuffle|reverse|random|randomly|between|remove|duplicates?|smallest|largest|biggest|lowest|highest|first|how|often|does|each|occur|appear|median|average|mean|mode|standard|deviation|what|is|are|and',
    'bitte|kannst|du|mir|sortiere?n?|ordne|alphabetisch|aufsteigend|absteigend|diese|die|der|das|den|folgende[nr]?|liste|wörter|namen|zahlen|nach|größe|länge|von|bis|wähle?|aus|eine[nsr]?|mische?|zieh|zufällig|entferne|doppelte|zwischen|größte|kleinste|zuerst|durchschnitt|mittelwert|was|ist',
    'por favor|puedes|ordena(?:r|me)?|alfabéticamente|ascendente|descendente|estos|estas|este|esta|los|las|el|la|lista|nombres|palabras|números|de|menor|mayor|por|orden|alfabético|elige|mezcla|uno|una|entre|mediana|promedio|cuál|es',
    "s'il te plaît|peux-tu|trie[rz]?|classe[rz]?|range[rz]?|par|ordre|alphabétique|croissant|décroissant|ces|cette|les|le|l'|liste|noms|mots|nombres|du|des|choisis|mélange|un|une|parmi|médiane|moyenne|quelle|est",
    'ordene|ordenar|alfabeticamente|em|ordem|crescente|decrescente|essas?|esses?|os|as|palavras|nomes|do|da|maior|escolha|embaralhe|um|uma|mediana|média|qual|é',
    'per favore|puoi|ordina(?:re|mi)?|in|ordine|alfabetico|questi|queste|questa|i|gli|lista|elenco|nomi|parole|numeri|dal|dalla|al|crescente|scegli|mescola|tra|uno|mediana|qual',
    'tolong|urutkan|menurut|secara|abjad|alfabet|naik|menurun|daftar|ini|nama|kata|angka|dari|ke|yang|pilih|acak|salah|satu|median|rata-rata|berapa',
    'कृपया|क्रम|में|लगाओ|लगाइए|करो|करें|इन|ये|इस|सूची|को|नामों|शब्दों|संख्याओं|वर्णमाला|क्रमबद्ध|का|की|के|से|चुनो|माध्यिका|औसत|क्या|है',
    'من|فضلك|رتب|رتّب|هذه|هذا|القائمة|الأسماء|الكلمات|الأرقام|أبجديا|أبجدياً|تصاعديا|تصاعدياً|تنازليا|تنازلياً|حسب|ترتيب|اختر|اخلط|بين|ما|هو|هي|وسيط|متوسط',
  ].join('|')})(?![\\p{L}\\p{M}])`,
  'giu',
);

/** A range of x: "from −5 to 5". */
export const RANGE_WORD = begins(
  'from|between|for|von|zwischen|für|desde|de|entre|para|con|avec|pour|da|tra|per|dari|antara|untuk|से|के बीच|من|بين',
);
