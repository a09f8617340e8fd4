import { CARE_PATTERNS } from './words/index.js';

/** What a message is about that asks for care. */
export type Concern =
  /** Life may be in danger, now. */
  | 'emergency'
  /** Somebody means to hurt or kill themselves. */
  | 'self-harm'
  /** Illness, pain, medicines. */
  | 'health';

/** Characters looked at: what is wrong is said early, and a very long text must not cost. */
const WINDOW = 2000;

/** The gravest concern of a message; undefined when it has none. By rules: in an emergency nothing may depend on a model's mood. */
export function concernOf(text: string): Concern | undefined {
  const sentences = text
    .slice(0, WINDOW)
    .toLowerCase()
    .split(/[.!?।؟\n]+/u);
  const some = (is: (sentence: string) => boolean) =>
    sentences.some((sentence) => !CARE_PATTERNS.notMeant.test(sentence) && is(sentence));
  if (some((sentence) => CARE_PATTERNS.selfHarm.test(sentence))) return 'self-harm';
  if (some(isEmergency)) return 'emergency';
  return some(isHealth) ? 'health' : undefined;
}

/** Whether a message asks how much of a medicine to take. */
export function asksForDose(text: string): boolean {
  return CARE_PATTERNS.dose.test(text.slice(0, WINDOW).toLowerCase());
}

function isEmergency(sentence: string): boolean {
  const { emergency, things, people } = CARE_PATTERNS;
  return emergency.test(sentence) && (!things.test(sentence) || people.test(sentence));
}

/** Plants, pets and machines are ill, too: what was named last before the illness has it. How much of a medicine is never harmless. */
function isHealth(sentence: string): boolean {
  const { health, things, people, medicine, dose } = CARE_PATTERNS;
  if (medicine.test(sentence) && dose.test(sentence)) return true;
  const found = health.exec(sentence);
  if (!found) return false;
  const before = sentence.slice(0, found.index + found[0].length);
  const thing = things.exec(before);
  return !thing || people.test(before.slice(thing.index + thing[0].length));
}
