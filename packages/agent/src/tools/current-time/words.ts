import type { Language } from '../../language/languages.js';
import { COMMON_WORDS } from '../../language/words.js';
import { placeKey } from './places.js';

/** Words before a place, in the languages with Latin script. */
export const PLACE_PREPOSITIONS = new Set(
  'in at for from en a à em no na nos nas de di da do of au aux il la las los le les auf aus für para per untuk dari ke um und and y et e dan o ou or oder'
    .split(' ')
    .map(placeKey),
);

/** Words of everyday speech that are also names of small towns; titles of the question itself. */
export const NOT_PLACES = new Set(
  [
    ...Object.values(COMMON_WORDS).join(' ').split(/\s+/),
    'time',
    'zeit',
    'clock',
    'hora',
    'heure',
    'ora',
    'jam',
    'waktu',
    'date',
    'datum',
    'fecha',
  ]
    .map(placeKey)
    // Cities that the lists of common words happen to hold.
    .filter((word) => !['nice'].includes(word)),
);

/** One sentence with time and date; `place` empty: at home. */
export const SENTENCES: Readonly<Record<Language, (place: string, time: string, date: string) => string>> = {
  en: (place, time, date) => `${place ? `In ${place} it is` : 'It is'} ${time} on ${date}.`,
  de: (place, time, date) => `${place ? `In ${place} ist es` : 'Es ist'} ${time} Uhr am ${date}.`,
  es: (place, time, date) => `Hora ${place ? `en ${place}` : 'actual'}: ${time} (${date}).`,
  fr: (place, time, date) => `${place ? `${place} : il est` : 'Il est'} ${time}, le ${date}.`,
  pt: (place, time, date) => `Hora ${place ? `em ${place}` : 'atual'}: ${time} (${date}).`,
  it: (place, time, date) => `Ora ${place ? `a ${place}` : 'attuale'}: ${time} (${date}).`,
  hi: (place, time, date) => `${place ? `${place} में` : 'अभी'} ${date} को ${time} का समय है।`,
  id: (place, time, date) => `${place ? `Di ${place} sekarang` : 'Sekarang'} pukul ${time}, ${date}.`,
  ar: (place, time, date) => `الساعة ${place ? `في ${place} ` : ''}الآن ${time}، ${date}.`,
};

export const UNKNOWN_PLACE: Readonly<Record<Language, (name: string) => string>> = {
  en: (name) => `I do not know the place “${name}”, so I cannot say what time it is there.`,
  de: (name) => `Den Ort „${name}“ kenne ich nicht, deshalb weiß ich nicht, wie spät es dort ist.`,
  es: (name) => `No conozco el lugar «${name}», así que no sé qué hora es allí.`,
  fr: (name) => `Je ne connais pas le lieu « ${name} », je ne peux donc pas dire l’heure qu’il y est.`,
  pt: (name) => `Não conheço o lugar “${name}”, por isso não sei que horas são lá.`,
  it: (name) => `Non conosco il luogo «${name}», quindi non so che ora sia lì.`,
  hi: (name) => `मैं “${name}” नाम की जगह नहीं जानता, इसलिए वहाँ का समय नहीं बता सकता।`,
  id: (name) => `Saya tidak mengenal tempat “${name}”, jadi saya tidak tahu pukul berapa di sana.`,
  ar: (name) => `لا أعرف المكان «${name}»، لذلك لا أستطيع معرفة الوقت هناك.`,
};
