import type { Tool } from '../types.js';
import { calculate } from './calculate/index.js';
import { currentTime } from './current-time/index.js';

/** All tools, in the order in which they are explained. */
export function createTools(): readonly Tool[] {
  return [calculate, currentTime];
}
