import { detectLanguage } from '../../language/detect.js';
import type { Draft } from '../types.js';
import { PROGRAM_WAYS } from '../ways/choose.js';

/** The language that a draft's numbers are written in: its own, whatever the person's is. A program prints as JavaScript does. */
export function languageOf({ way, text }: Draft, otherwise: string): string {
  return PROGRAM_WAYS.has(way) ? 'en' : (detectLanguage(text) ?? otherwise);
}
