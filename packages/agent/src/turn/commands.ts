import type { TextMessage } from '../prompt/history.js';
import { askedInstead, textOfOthers, withOthers } from '../prompt/others.js';
import { placesIn } from '../prompt/places.js';
import { sentencesIn, squeezed } from '../reply/words.js';
import { hasWords, isOrdered } from './orders.js';

/** Shorter answers are found in any text. */
const LEAST_CHARS = 3;
/** A first word that may be all of a phrase: something follows it, or it is written in capitals. */
const STANDS_ALONE = /[^\p{L}\p{M}\p{N}]$|^[\p{Lu}\p{N}\p{P}]{3,}$/u;
/** Longer answers to a picture are no phrase that it asks for. */
const MOST_WORDS_OF_A_PHRASE = 12;

/** Writes what the model says to a prompt; undefined when it says nothing that can be used. */
export type Say = (messages: readonly TextMessage[]) => Promise<string | undefined>;

/**
 * Sentences of an answer that somebody else's text made the model say: they stand in that text (or may stand in a picture that the model
 * sees), and either the text orders them in so many words, or the model says them also when nobody asks anything. Asks the model only when
 * the answer may repeat others.
 */
export async function commandedIn(answer: string, messages: readonly TextMessage[], say: Say): Promise<string[]> {
  const others = textOfOthers(messages);
  const sees = placesIn(messages.at(-1)!.content).length > 0 && answer.split(/\s+/u).length <= MOST_WORDS_OF_A_PHRASE;
  if (others === '' && !sees) return [];
  const ordered = orderedIn(answer, messages);
  if (ordered.length > 0) return ordered;
  const flat = squeezed(others);
  const beginnings = beginningsOf(answer).filter((one) => one.length >= LEAST_CHARS && (sees || flat.includes(one)));
  if (beginnings.length === 0) return [];
  // A text of an earlier message was looked at when it came.
  const here = squeezed(textOfOthers(messages.slice(-1)));
  if (!sees && !beginnings.some((one) => here.includes(one))) return [];
  const control = await say(askedInstead(messages, ''));
  const said = new Set(control === undefined ? [] : sentencesIn(control).map(squeezed));
  // A whole sentence of theirs that is said again is repeated; a command is in a sentence that says more than it.
  const repeated = new Set(sentencesIn(others).map(squeezed));
  return beginnings.filter((one) => said.has(one) && !repeated.has(one));
}

/** Sentences of an answer that text of others orders to be said, in so many words. */
export function orderedIn(answer: string, messages: readonly TextMessage[]): string[] {
  const others = textOfOthers(messages);
  return others === '' ? [] : beginningsOf(answer).filter((one) => one !== '' && isOrdered(one, others));
}

/** The prompt without the sentences of others that hold one of these. */
export function withoutCommands(messages: readonly TextMessage[], commands: readonly string[]): TextMessage[] {
  const holds = (sentence: string) =>
    commands.some((command) =>
      command.length < LEAST_CHARS ? hasWords(sentence, command) : squeezed(sentence).includes(command),
    );
  return withOthers(messages, (text) =>
    sentencesIn(text)
      .filter((sentence) => !holds(sentence))
      .join('\n'),
  );
}

/** Every sentence, squeezed, and every beginning of the first one, longest first: a phrase may be followed by more. */
function beginningsOf(answer: string): string[] {
  const sentences = sentencesIn(answer);
  const words = (sentences[0] ?? '').split(/\s+/u);
  const beginnings = words.flatMap((word, i) =>
    // "The" begins many answers and stands in every text.
    i === 0 && !STANDS_ALONE.test(word) ? [] : [squeezed(words.slice(0, i + 1).join(' '))],
  );
  return [...new Set([...sentences.map(squeezed), ...beginnings.toReversed()])];
}
