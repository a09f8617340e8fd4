import { readMarkdown } from './markdown.js';
import { splitBlocks } from './split.js';
import { MEASURES } from './measure.js';
import type { Markup } from './document.js';
import type { Capabilities } from '../connector.js';

/** Markdown → texts in an app's markup, each within the app's limit, converted before it is split. Empty for a text of white space. */
export function formatText(markdown: string, markup: Markup, limit: Capabilities['textLimit']): string[] {
  return splitBlocks(readMarkdown(markdown, markup), markup, { max: limit.max, measure: MEASURES[limit.unit] });
}
