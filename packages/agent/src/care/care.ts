import type { Tool, Turn } from '../types.js';
import { isCareful } from './check.js';
import { countryOf } from './countries.js';
import { asksForDose, concernOf } from './detect.js';
import type { Concern } from './detect.js';
import { crisisLine, emergencyNumber } from './numbers.js';
import { careSentencesIn } from './sentences/index.js';

/** Words of a message that only makes sense after the one before it: "And for my daughter?" */
const MOST_WORDS_OF_A_FOLLOW_UP = 12;

/** How a message about health is answered. */
export interface Care {
  readonly concern: Concern;
  /** Said first, and alone when nothing else can be said carefully. */
  readonly sentence: string;
  /** True: nothing is said besides. */
  readonly isWhole: boolean;
  /** Added to the model's instructions. */
  readonly instruction: string | undefined;
  /** Whether a tool may answer. */
  readonly allows: (tool: Pick<Tool, 'name' | 'needs'>) => boolean;
  /** Whether the model's words may be sent. */
  readonly accepts: (words: string) => boolean;
}

/** What a message is about, as far as care is concerned. */
export interface Asked {
  /** The person's own words. */
  readonly text: string;
  /** BCP 47. */
  readonly language: string;
  /** What they wrote before, latest message first. */
  readonly earlier: readonly string[];
  readonly conversation: Turn['conversation'];
}

const INSTRUCTIONS: Readonly<Record<Concern, string | undefined>> = {
  emergency:
    'Somebody may be in danger, and the person has just been told which number to call. Say in two or three short sentences what can be done until help is there. Name no medicine and no illness.',
  // A small model's words are not good enough for this.
  'self-harm': undefined,
  health:
    'The person asks about health. Give general information in two or three short sentences: what usually helps and when to see a doctor. Never say what illness the person has. Never give an amount of a medicine: no numbers of milligrams, tablets or drops.',
};

/** How to answer with care; undefined when the message is not about anybody's health. */
export function careFor({ text, language, earlier, conversation }: Asked): Care | undefined {
  const concern = concernOf(text) ?? (isFollowUp(text) ? followedConcern(text, earlier[0]) : undefined);
  if (!concern) return undefined;
  const country = countryOf(conversation);
  const sentences = careSentencesIn(language);
  const number = emergencyNumber(country);
  const call = number === undefined ? sentences.numbers : sentences.at(number);
  const sentence = {
    emergency: () => sentences.emergency(call),
    'self-harm': () => sentences.selfHarm(call, crisisLine(country)),
    health: () => sentences.health(call),
  }[concern]();
  const dose = asksForDose(text);
  return {
    concern,
    sentence,
    isWhole: INSTRUCTIONS[concern] === undefined,
    instruction: INSTRUCTIONS[concern],
    // Pictures may be read: what a leaflet says is information. Nothing is worked out.
    allows: ({ needs }) => concern === 'health' && (needs === 'picture' || !dose),
    accepts: isCareful,
  };
}

function isFollowUp(text: string): boolean {
  return /[?؟]\s*$/u.test(text) && text.split(/\s+/u).length <= MOST_WORDS_OF_A_FOLLOW_UP;
}

/** "And for my daughter?" after a question about an amount is one, too, and so is an amount asked for after an illness was told. */
function followedConcern(text: string, before = ''): 'health' | undefined {
  const isAbout = concernOf(before) !== undefined && (asksForDose(before) || asksForDose(text));
  return isAbout ? 'health' : undefined;
}
