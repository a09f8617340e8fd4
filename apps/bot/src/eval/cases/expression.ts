import { z } from 'zod';

/** A regular expression, written without slashes; letters' case does not matter. */
export const expression = z.string().transform((source) => new RegExp(source, 'iu'));
