import { z } from 'zod';
import type { Place } from '../places.js';

const PLACES = [
  'top left',
  'top',
  'top right',
  'left',
  'middle',
  'right',
  'bottom left',
  'bottom',
  'bottom right',
] as const satisfies readonly Place[];

/** Corners of a part on a scale of 0 to 1000 along each side, whatever the model's own dialect: left, top, right, bottom. */
const corners = z.array(z.number().int().min(0).max(1000)).length(4);
const what = z.string().trim().min(1).max(60);
const picture = z.number().int().min(1).default(1);

const step = z.discriminatedUnion('step', [
  z.object({ step: z.literal('look'), picture, place: z.enum(PLACES).optional(), box: corners.optional() }),
  z.object({ step: z.literal('find'), picture, what }),
  z.object({ step: z.literal('count'), picture, what }),
  z.object({ step: z.literal('read'), picture, place: z.enum(PLACES).optional() }),
  z.object({ step: z.literal('measure'), picture, what }),
  z.object({ step: z.literal('mark'), picture, what }),
  z.object({ step: z.literal('compare') }),
  z.object({ step: z.literal('answer') }),
]);

/** One look that the model asks for; `picture` from 1. */
export type Step = z.infer<typeof step>;

/** @returns undefined when it is no step, or one about a picture that is not there */
export function stepIn(text: string, pictures: number): Step | undefined {
  try {
    const parsed = step.safeParse(JSON.parse(text));
    if (!parsed.success) return undefined;
    return 'picture' in parsed.data && parsed.data.picture > pictures ? undefined : parsed.data;
  } catch {
    return undefined;
  }
}

/** The JSON schema of the steps that may be chosen, names and choices only: numbers are checked afterwards. */
export function stepSchema(pictures: number): object {
  const which = pictures > 1 ? { picture: { enum: Array.from({ length: pictures }, (_, i) => i + 1) } } : {};
  const place = { place: { enum: PLACES } };
  const box = {
    box: { type: 'array', items: { type: 'integer', minimum: 0, maximum: 1000 }, minItems: 4, maxItems: 4 },
  };
  const thing = { what: { type: 'string' } };
  const one = (name: Step['step'], properties: object = {}) => ({
    type: 'object',
    properties: { step: { const: name }, ...properties },
    required: ['step', ...Object.keys(properties)],
    additionalProperties: false,
  });
  return {
    anyOf: [
      one('answer'),
      one('look', { ...which, ...place }),
      one('look', { ...which, ...box }),
      one('find', { ...which, ...thing }),
      one('count', { ...which, ...thing }),
      one('read', which),
      one('read', { ...which, ...place }),
      one('measure', { ...which, ...thing }),
      one('mark', { ...which, ...thing }),
      ...(pictures > 1 ? [one('compare')] : []),
    ],
  };
}
