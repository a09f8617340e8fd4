const LETTER = '[\\p{L}\\p{M}]';

/** Words before a request that ask for nothing themselves. */
const POLITE =
  "(?:please|pls|hey|hi|ok|so|also|and|now|kindly|bitte|also|und|jetzt|por favor|oye|y|s['’]il (?:te|vous) plaît|et|alors|e|per favore|tolong|dan|coba|कृपया|और|من فضلك|لو سمحت)";

/** Question words, and verbs that begin a question. */
const QUESTIONS = [
  'what|whats|who|whom|whose|when|where|why|how|which|is|are|was|were|do|does|did|can|could|will|would|should',
  'was|wer|wen|wem|wann|wo|wohin|woher|warum|wieso|wie|welche[rsnm]?|ist|sind|kannst|könntest',
  '(?:¿\\s*)?(?:(?:a|de|en|con) )?(?:qué|quién(?:es)?|cuándo|dónde|cómo|cuál(?:es)?|cuánt[oa]s?)|por qué',
  "que|quoi|qui|quand|où|pourquoi|comment|quel(?:le)?s?|combien|est-ce|qu['’]est-ce|il est quelle",
  '(?:(?:a|de|em) )?(?:o que|que|quem|quando|onde|como|qual|quais|quant[oa]s?)|por que',
  '(?:(?:a|di|da) )?(?:che|cosa|chi|quando|dove|come|qual[ei]?|quant[oaie])|perché',
  'apa|apakah|siapa|kapan|di ?mana|mengapa|kenapa|bagaimana|(?:jam |tanggal )?berapa',
  'ما|ماذا|من|متى|أين|لماذا|كيف|كم|أي|هل',
].join('|');
/** Imperatives with which people ask an assistant for something. */
const ORDERS = [
  'tell|give|show|make|draw|plot|calculate|compute|convert|write|explain|describe|translate|sort|list|name|roll|flip|toss|pick|find|compare|summari[sz]e|count|rotate|read|simulate|say|define|suggest|recommend|split|divide|multiply',
  'sag|nenne?|gib|zeige?|mache?|zeichne|rechne|berechne|schreibe?|erkläre?|beschreibe?|übersetze?|sortiere?|ordne|würfle|wirf|wähle|vergleiche?|zähle?|drehe?|lies|simuliere?|erzähle?',
  'dime|dame|muestra|muéstrame|haz|dibuja|calcula|convierte|escribe|explica|describe|traduce|ordena|tira|lanza|elige|compara|cuenta|lee|recomienda|simula',
  'dis|dites|donne|donnez|montre|fais|dessine|trace|calcule|convertis|écris|explique|décris|traduis|trie|lance|choisis|compare|compte|lis|raconte|simule',
  '(?:me )?(?:diga|dê|mostre|conte)|faça|desenhe|calcule|converta|escreva|explique|descreva|traduza|ordene|jogue|lance|escolha|compare|leia|simule',
  'dimmi|dammi|mostra(?:mi)?|fai|fammi|disegna|calcola|converti|scrivi|spiega(?:mi)?|descrivi|traduci|ordina|lancia|tira|scegli|confronta|conta|leggi|racconta(?:mi)?|simula',
  'katakan|beri(?:kan)?|tunjukkan|buat(?:kan)?|gambar(?:kan)?|hitung(?:lah)?|tulis(?:kan)?|jelaskan|terjemahkan|urutkan|lempar|pilih|bandingkan|bacakan|ubah|simulasikan|sebutkan|ceritakan',
  'قل|أخبرني|أعطني|اعطني|أرني|ارسم|احسب|اكتب|اشرح|صف|ترجم|رتب|ارم|اختر|قارن|اقرأ|حول',
].join('|');
/** Hindi puts question words and imperatives later. */
const HINDI_QUESTIONS = 'क्या|कौन|कब|कहाँ|कहां|क्यों|कैसे|कितन[ाीे]|किस|किसने';
const HINDI_ORDERS = 'बताओ|बताइए|बताएं|बनाओ|बनाइए|करो|कीजिए|लिखो|निकालो|दिखाओ|समझाओ|फेंको|उछालो|चुनो|लगाओ';

const beginning = (words: string, hindi: string) =>
  new RegExp(`^(?:${POLITE}[\\s,]+)*(?:${words})(?!${LETTER})|(?<!${LETTER})(?:${hindi})(?!${LETTER})`, 'iu');
export const REQUEST = beginning(`${QUESTIONS}|${ORDERS}`, `${HINDI_QUESTIONS}|${HINDI_ORDERS}`);
export const ORDER = beginning(ORDERS, HINDI_ORDERS);

/** What may join two requests in one sentence; it does only where a request follows. */
export const JOINT =
  /\s*[,;،]\s*(?:(?:and|und|y|et|e|dan|और)\s+)?(?:(?:then|also|dann|danach|außerdem|luego|después|también|puis|ensuite|aussi|depois|também|poi|anche|lalu|kemudian|juga|फिर|ثم)\s+)?|\s+(?:and|und|y|et|e|dan|और)\s+(?:(?:then|also|dann|danach|außerdem|luego|después|también|puis|ensuite|aussi|depois|também|poi|anche|lalu|kemudian|juga|फिर)\s+)?|\s+(?:ثم\s+)|\s+و(?=\p{L})/giu;

/** Words that point at something said before them: what has one cannot be answered alone. */
export const POINTS_BACK = new RegExp(
  `(?<!${LETTER})(?:${[
    'it|its|they|them|their|he|him|his|she|her|hers|this|that|these|those|there|then|both|each|same|result|results|answer|answers|winner|former|latter|above|previous|instead|so',
    'es|er|sie|ihn|ihm|ihr|ihnen|sein|seine[mnrs]?|dies|diese[mnrs]?|jene[mnrs]?|dort|davon|darin|darüber|damit|daraus|beide[ns]?|ergebnis|antwort|gewinner|stattdessen|obige[ns]?',
    'ello|ellos|ellas|él|ella|su|sus|lo|la mism[ao]|esto|eso|aquello|allí|ahí|ambos|ambas|resultado|respuesta|ganador',
    'il|elle|ils|elles|lui|leur|leurs|son|sa|ses|ceci|cela|ça|celui-ci|celle-ci|y|en|là-bas|résultat|réponse|gagnant',
    'ele|ela|eles|elas|seu|sua|seus|suas|isto|isso|aquilo|lá|ali|ambos|ambas|resultado|resposta|vencedor',
    'esso|essa|essi|lui|lei|loro|suo|sua|suoi|questo|quello|ciò|lì|là|entrambi|entrambe|risultato|risposta|vincitore',
    'itu|ini|dia|mereka|nya|tersebut|keduanya|hasil|hasilnya|jawaban|jawabannya|pemenang|di sana',
    'यह|वह|ये|वे|उस|उसे|उसके|उसका|उसकी|इस|इसे|इसके|इसका|इसकी|उन|उनके|वहाँ|दोनों|परिणाम|उत्तर|नतीजा',
    'هو|هي|هم|هذا|هذه|ذلك|تلك|هناك|كلاهما|النتيجة|الجواب|الفائز|ذاك',
  ].join('|')})(?!${LETTER})`,
  'iu',
);

/** A line of a list: its mark, then what it says. */
export const LIST_LINE = /^\s*(?:\d{1,2}\s*[.):]|[-*•–]|[a-h]\))\s+(?=\S)/u;
