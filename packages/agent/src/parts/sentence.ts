import { sentencesOf } from '../choice/sentences.js';
import { JOINT } from './keywords.js';
import { isOrder, isRequest } from './request.js';

/** Characters of a sentence that may be two requests; a longer one is somebody's story. */
const MOST_CHARS = 500;

/** Text in quotation marks: what stands there is not asked. */
const QUOTED = /["“„«][^"”“»]*["”“»]/gu;

/** The requests of a text in the order they stand, each with its sentence's words; one when it is a single request. */
export function requestsIn(text: string): readonly string[] {
  return sentencesOf(text).flatMap(joinedRequests);
}

/** "Roll a die and tell me the time in Rome" is two: what joins counts only where a request stands on both sides. */
export function joinedRequests(sentence: string): readonly string[] {
  if (sentence.length > MOST_CHARS) return [sentence];
  const masked = sentence.replace(QUOTED, (quoted) => 'x'.repeat(quoted.length));
  const requests: string[] = [];
  let start = 0;
  for (const joint of masked.matchAll(JOINT)) {
    const end = joint.index + joint[0].length;
    const [before, after] = [masked.slice(start, joint.index), masked.slice(end)];
    // Behind a bare comma a question word may as well begin a clause of the same request ("sag mir, wie …").
    const joins = isRequest(before) && isRequest(after) && (isOrder(after) || !/^\s*[,،]\s*$/u.test(joint[0]));
    if (!joins) continue;
    requests.push(sentence.slice(start, joint.index));
    start = end;
  }
  return [...requests, sentence.slice(start)].map((request) => request.trim());
}
