import { wholeWord as word } from '../language/patterns.js';

/** An amount of a medicine. Blood values are concentrations (mg/dL), which may be told. */
const AMOUNT =
  /[\p{Nd}][\p{Nd}.,٫]*\s?(?:[-–]\s?[\p{Nd}.,]+\s?)?(?:mg|mcg|µg|μg|ug|gr?|ml|cc|iu|ie|ui|units?|einheiten?|unidades?|unités?|unità|यूनिट|وحد\p{L}+|milli?gram\p{L}*|microgram\p{L}*|mikrogramm|gram(?:m|o|os|i|s|me|mes|mi|mas?)?|milli?lit\p{L}*|mililit\p{L}*|ملغ\p{L}*|ملج\p{L}*|مجم|مل|غرام|جرام|मिलीग्राम|मिग्रा|एमजी|ग्राम|मिली\p{L}*\p{M}*|एमएल)(?![\p{L}\p{M}]|\s?\/\s?d?l)/iu;
/** Tablets, drops and spoons, counted in figures or words. */
const PIECES = word(
  '(?:\\p{Nd}+(?:\\s?[-–]\\s?\\p{Nd}+)?|one|two|three|four|half a|a couple of|eine?|zwei|drei|vier|eine halbe|un[ao]?|dos|tres|cuatro|une|deux|trois|quatre|dois|duas|três|quatro|due|tre|quattro|satu|dua|tiga|empat|एक|दो|तीन|चार)(?:\\s(?:to|or|bis|oder|a|o|à|ou|atau|sampai|से|या)\\s\\p{L}+)? (?:tablets?|pills?|capsules?|drops?|puffs?|tablespoons?|teaspoons?|doses?|tabletten?|pillen?|kapseln?|tropfen|hübe?|esslöffel|teelöffel|dosen|pastillas?|comprimidos?|cápsulas?|gotas|cucharad\\p{L}*|dosis|comprimés?|gélules?|gouttes|pilules?|cuillères?|compress[ae]|capsul[ae]|gocce|pillol[ae]|cucchiai\\p{L}*|tablet|pil|kapsul|tetes|sendok|गोलियाँ|गोलियां|गोली|बूँदें|चम्मच|खुराक)|(?:حبة|حبتين|حبتان|قرص|قرصين|قرصان|قطرات|ملعقة|جرعتين)|\\p{Nd}+ (?:حبات|حبوب|أقراص|قطرات|جرعات)',
);

/** Illnesses, as far as an answer may not ascribe one to the person. */
const ILLNESS =
  '(?:\\p{L}+[ -]){0,3}?(?:\\p{L}*(?:itis|ite|osis|ose|osi|oma|ome|emia|émie|ämie|algia|algie|pathy|pathie|patía|patia)|cancer|krebs|cáncer|câncer|cancro|kanker|tumou?r|tumor|tumeur|tumore|infection|infektion|infección|infecção|infeção|infezione|infeksi|infark\\p{L}*|infarct\\p{L}*|infarto|heart attack|herzinfarkt|stroke|schlaganfall|ictus|avc|diabetes|diabète|diabete|flu|grippe|gripe|influenza|pneumonia|lungenentzündung|asthma|asma|migraine|migräne|migraña|enxaqueca|emicrania|migrain|depression|depresión|depressão|depressione|depresi|ulcer|allergy|allergie|alergia|allergia|alergi|covid|fracture|clot|appendicitis|dengue|malaria|syndrome|syndrom|disorder|disease|krankheit|entzündung|enfermedad|maladie|doença|malattia|penyakit|hernia|virus|concussion|gehirnerschütterung)';
const NOT_ASCRIBED =
  '(?<!(?:if|when|whether|think|because|unless|that|suspect|believe|wenn|ob|falls|dass|denn|weil|si|cuando|que|quand|se|quando|che|jika|kalau|bahwa|apakah|do|did|could|may|might|würde|könnte|podrías?|pourriez) )';

/** "You have …": an illness said to be the person's. */
const DIAGNOSIS = [
  word(
    `${NOT_ASCRIBED}(?:you (?:probably |likely |most likely |clearly |definitely |certainly |surely )?(?:have|are having|had|suffer from|are suffering from)|you're (?:having|suffering from)|you’re (?:having|suffering from)|(?:this|it|that) (?:is|was) (?:definitely|certainly|clearly|probably|most likely|surely)|your diagnosis is) ${ILLNESS}`,
  ),
  word(
    `${NOT_ASCRIBED}(?:(?:du|sie) (?:hast|haben|hattest|leidest an|leiden an)|das ist (?:sicher|bestimmt|eindeutig|wahrscheinlich)|(?:deine|ihre) diagnose (?:ist|lautet)) ${ILLNESS}`,
  ),
  word(
    `${NOT_ASCRIBED}(?:(?:usted )?(?:tienes?|sufres?|padeces?)(?: de)?|(?:esto )?es (?:seguramente|probablemente|sin duda)|(?:vous avez|vous souffrez d[e'’]|tu as|tu souffres d[e'’])|c['’]est (?:sûrement|probablement|certainement)|(?:você (?:tem|está com)|tens|sofre de)|(?:hai|soffri di|lei ha)|è (?:sicuramente|probabilmente)|(?:anda|kamu) (?:menderita|mengidap|terkena)) ?${ILLNESS}`,
  ),
  /आपको [^।?]{1,40}(?:रोग|बीमारी|संक्रमण|कैंसर|मधुमेह|डायबिटीज|माइग्रेन|दौरा|अस्थमा|दमा)[^।?]{0,10} (?:है|हुआ है|हो गया है)/u,
  /(?:أنت (?:مصاب|مصابة|تعاني)|لديك (?:مرض|التهاب|سرطان|جلطة|عدوى|نوبة|سكري|ربو|كسر))/u,
];

/** Whether words about health may be sent: no amount of a medicine, and no illness said to be the person's. */
export function isCareful(words: string): boolean {
  return !AMOUNT.test(words) && !PIECES.test(words) && !DIAGNOSIS.some((pattern) => pattern.test(words));
}
