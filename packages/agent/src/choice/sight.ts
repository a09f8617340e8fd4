import { questionOf } from '../vision/question.js';
import type { PlanRequest } from './plan.js';

/** The tool that looks at pictures, and the one that reads them out. */
export const SIGHT = 'look';
const READING = 'read_picture';

/**
 * Whether a sentence plainly asks for a look at a picture, so that no model is asked: a rule, since the things that can be recognised are
 * known by name in every language. With the picture before the person's eyes a question of that form is enough; about an earlier picture
 * it must name a picture, or nothing but known things.
 */
export function plainSight(sentence: string, { atHand, pictures, language = 'en' }: PlanRequest): boolean {
  if (pictures === 0) return false;
  const question = questionOf(sentence, language);
  if (!question) return false;
  switch (question.kind) {
    case 'how':
      return true;
    case 'field':
      return atHand > 0 && (question.rest === '' || question.namesPicture || question.ofDocument === true);
    case 'describe':
      // Times and "what is this" are asked of other things, too.
      return atHand > 0 && question.rest === '';
    case 'entry':
      // What "the value of the pound" is, pictures seldom say: a document must be spoken of.
      return question.namesPicture;
    case 'items':
    case 'read':
    case 'compare':
      return atHand > 0 || question.namesPicture;
    default:
      if (atHand > 0) return true;
      return question.namesPicture || (question.things.length > 0 && question.rest === '');
  }
}

/** The tool for a choice: what the chooser takes for reading is looking, when the words ask for it. */
export function sightOf(
  tool: string | undefined,
  text: string,
  { pictures, language = 'en' }: PlanRequest,
): string | undefined {
  if (tool !== READING || pictures === 0) return tool;
  return text.trim() === '' || questionOf(text, language) ? SIGHT : tool;
}
