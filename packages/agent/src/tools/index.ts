import type { Tool } from '../types.js';
import { calculate } from './calculate/index.js';
import { currentTime } from './current-time/index.js';
import { editPicture } from './edit-picture/index.js';
import { makeChart } from './make-chart/index.js';
import { look } from '../vision/tool.js';
import { readPicture } from './read-picture/index.js';
import { runCode } from './run-code/index.js';

/** All tools, in the order in which they are explained. */
export function createTools(): readonly Tool[] {
  return [calculate, editPicture, look, readPicture, makeChart, runCode, currentTime];
}
