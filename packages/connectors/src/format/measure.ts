import type { Capabilities } from '../connector.js';

/** Length of a text as a platform counts it. Additive for well-formed text: the sum of the parts is the length of the whole. */
export type Measure = (text: string) => number;

export const MEASURES: Readonly<Record<Capabilities['textLimit']['unit'], Measure>> = {
  utf16: (text) => text.length,
  'utf8-bytes': (text) => Buffer.byteLength(text, 'utf8'),
};
