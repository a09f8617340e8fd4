import { cleanText } from '@hearth/message';
import type { LostMedia, Part, StoredMedia } from '@hearth/message';
import { detectLanguage } from '../language/detect.js';
import { isGroup, withoutSpeaker } from '../prompt/speakers.js';
import type { AgentSettings } from '../settings.js';
import type { ThreadMessage, Turn } from '../types.js';
import { picturesMeant, picturesOf } from './pictures.js';

/** Characters of a turn's own words that are read, from the beginning and from the end: about 2000 tokens. */
const HEAD_CHARS = 5000;
const TAIL_CHARS = 2000;

/** Kinds of part that can be answered although they hold no words. */
const WORDLESS: ReadonlySet<Part['type']> = new Set(['location', 'contact', 'sticker']);

/** Kinds of part that the assistant can only be sorry about; of documents those that are no text. */
export type Deaf = 'audio' | 'video' | 'document' | 'unsupported';

/** What a turn is about, taken from its messages once. */
export interface TurnView {
  /** BCP 47; English where the person's is not known. */
  readonly language: string;
  /** False for a language that only the model may know. */
  readonly languageKnown: boolean;
  /** The person's own words of this turn, joined by newlines, without what they pass on; the middle of very long ones left out. */
  readonly text: string;
  readonly textCut: boolean;
  /** Pictures sent in this turn. */
  readonly sent: readonly StoredMedia[];
  /** Pictures that the turn may mean: those sent; if none the quoted one; if none the thread's latest. */
  readonly pictures: readonly StoredMedia[];
  readonly lost: readonly LostMedia['reason'][];
  readonly deaf: readonly Deaf[];
  /** True when there is anything to answer besides what was lost or not understood. */
  readonly answerable: boolean;
}

export function viewTurn(turn: Turn, settings: Pick<AgentSettings, 'language'>): TurnView {
  const parts = turn.inbox.flatMap((message) => message.parts);
  const whole = wordsIn(turn, ({ forwarded }) => !forwarded);
  const passedOn = wordsIn(turn, ({ forwarded = false }) => forwarded);
  const textCut = whole.length > HEAD_CHARS + TAIL_CHARS;
  const text = textCut ? `${whole.slice(0, HEAD_CHARS)}\n[…]\n${whole.slice(-TAIL_CHARS)}`.toWellFormed() : whole;
  const sent = picturesOf(turn.inbox);
  const language =
    settings.language ||
    turn.part?.language ||
    detectLanguage(whole) ||
    (isForeign(whole) ? '' : languageOfHistory(turn.history) || (detectLanguage(passedOn) ?? ''));
  return {
    language: language || 'en',
    languageKnown: language !== '',
    text,
    textCut,
    sent,
    pictures: picturesMeant(turn),
    lost: parts.flatMap((part) =>
      'media' in part && part.media.state === 'lost' && !isDeaf(part) ? [part.media.reason] : [],
    ),
    deaf: parts.flatMap((part) => (isDeaf(part) ? [part.type] : [])),
    answerable: text !== '' || passedOn !== '' || sent.length > 0 || parts.some(hasContent),
  };
}

/** Text without characters that nothing can hold and without runs of space, which say nothing and slow every pattern down. */
function tidy(text: string): string {
  return cleanText(text)
    .replace(/[^\S\n]{2,}/gu, ' ')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

function wordsIn(turn: Turn, which: (message: ThreadMessage) => boolean): string {
  return tidy(
    turn.inbox
      .filter(which)
      .flatMap((message) => ownWords(message, turn))
      .filter(Boolean)
      .join('\n'),
  );
}

/** What somebody wrote in a message, part by part; in a group without the name that stands before it. */
function ownWords({ parts }: ThreadMessage, { conversation }: Turn): string[] {
  const words = parts.map(wordsOf).filter(Boolean);
  return isGroup(conversation) ? withoutSpeaker(words) : words;
}

/** The words the person wrote with a part; never what a quoted message or a picture says. */
function wordsOf(part: Part): string {
  switch (part.type) {
    case 'text':
      return part.text;
    case 'image':
    case 'video':
    case 'document':
      return part.caption ?? '';
    case 'choice':
      return part.options.find((option) => option.id === part.chosen)?.title ?? part.text;
    default:
      return '';
  }
}

/** Messages of the person that a question may refer back to. */
const EARLIER = 10;

/** What the person wrote before this turn, latest message first. */
export function earlierWords(turn: Turn): readonly string[] {
  const own = turn.history.filter(({ role, forwarded }) => role === 'person' && !forwarded).slice(-EARLIER);
  return own.toReversed().flatMap((message) => ownWords(message, turn).join('\n').slice(0, HEAD_CHARS) || []);
}

/** Written in a script of none of the languages that can be told apart here. */
function isForeign(text: string): boolean {
  return /(?![\p{Script=Latin}\p{Script=Devanagari}\p{Script=Arabic}\p{Script=Common}\p{Script=Inherited}])\p{L}/u.test(
    text,
  );
}

function languageOfHistory(history: readonly ThreadMessage[]): string {
  for (const message of history.toReversed()) {
    if (message.role !== 'person') continue;
    const language = detectLanguage(message.parts.map(wordsOf).join('\n'));
    if (language) return language;
  }
  return '';
}

/** A part that is something to answer without a word beside it. */
function hasContent(part: Part): boolean {
  return WORDLESS.has(part.type) || (part.type === 'document' && part.media.state === 'stored');
}

function isDeaf(part: Part): part is Extract<Part, { type: Deaf }> {
  switch (part.type) {
    case 'audio':
    case 'video':
    case 'unsupported':
      return true;
    case 'document':
      // Of the others it is known why they could not be had.
      return part.media.state === 'remote' || (part.media.state === 'lost' && part.media.reason === 'unsupported');
    default:
      return false;
  }
}
