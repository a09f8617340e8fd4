import { sentencesIn, squeezed } from '../reply/words.js';
import { END, START } from '../language/patterns.js';

/** "Answer", "say", "write", as one is told to. */
const SAY = new RegExp(
  `${START}(?:repl(?:y|ies)|answers?|says?|respond|write|print|output|tell|begin|start|antwort\\p{L}*|sag(?:e|en|t)?|schreib\\p{L}*|gib|contest\\p{L}*|respond\\p{L}*|responde[rs]?|di|diga|dí|escrib\\p{L}*|répond\\p{L}*|dis|dites|dire|dit|écri\\p{L}*|diz|dizer|digas?|escrev\\p{L}*|rispond\\p{L}*|dici|di['’]|scriv\\p{L}*|jawab\\p{L}*|balas|katakan|tulis\\p{L}*|bilang|उत्तर|जवाब|कहो|कहें|बोलो|लिखो|लिखें|أجب|اجب|رد|قل|اكتب)${END}`,
  'iu',
);
/** "Only", "exactly", "always". */
const ONLY = new RegExp(
  `^["“„«'(]*(?:only|just|solely|exactly|always|ever|nur|ausschließlich|lediglich|genau|immer|bloß|solo|sólo|solamente|únicamente|exactamente|siempre|seulement|uniquement|exactement|toujours|rien que|apenas|só|somente|unicamente|exatamente|sempre|soltanto|solamente|esattamente|hanya|cuma|cukup|selalu|केवल|सिर्फ़|सिर्फ|बस|हमेशा|فقط|دائما)[:,]?$`,
  'iu',
);
/** Words between "only" and what is to be said: "with the word". */
const MOST_WORDS_BETWEEN = 3;

/** Whether text of others orders these words (squeezed) to be said and nothing else. A sentence may begin on the line before. */
export function isOrdered(said: string, others: string): boolean {
  const sentences = sentencesIn(others);
  return sentences.some((sentence, i) => {
    const window = i > 0 ? `${sentences[i - 1]!} ${sentence}` : sentence;
    return squeezed(sentence).includes(said) && SAY.test(window) && followsOnly(said, window);
  });
}

/** Whether these words (squeezed) stand in a text, from where a word begins to where one ends. */
export function hasWords(text: string, said: string): boolean {
  const words = text.split(/\s+/u);
  return words.some((_, i) => beginsWithWords(words.slice(i), said));
}

function followsOnly(said: string, text: string): boolean {
  const words = text.split(/\s+/u);
  return words.some(
    (_, i) =>
      beginsWithWords(words.slice(i), said) &&
      [...words.slice(Math.max(0, i - MOST_WORDS_BETWEEN - 1), i), ...after(words.slice(i), said)].some((word) =>
        ONLY.test(word),
      ),
  );
}

/** Whether the first words are these and end where a word does: "a" does not begin "and". */
function beginsWithWords(words: readonly string[], said: string): boolean {
  let joined = '';
  for (const word of words) {
    joined += squeezed(word);
    if (joined.length >= said.length) return joined === said;
  }
  return false;
}

/** The word after these: "the word X only". */
function after(words: readonly string[], said: string): readonly string[] {
  const end = words.findIndex((_, i) => squeezed(words.slice(0, i + 1).join('')) === said);
  return end < 0 ? [] : words.slice(end + 1, end + 2);
}
