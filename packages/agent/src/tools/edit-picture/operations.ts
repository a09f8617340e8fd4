import { z } from 'zod';

/** Pixels of a side after resizing. */
export const MAX_SIDE = 4096;
/** Characters of a caption drawn into a picture. */
export const MAX_CAPTION = 200;

const side = z.int().min(1).max(MAX_SIDE);

const operation = z.union([
  z.object({ op: z.literal('rotate'), degrees: z.number().min(-360).max(360).describe('clockwise') }),
  z.object({ op: z.literal('flip'), direction: z.enum(['horizontal', 'vertical']) }),
  z.object({
    op: z.literal('crop'),
    part: z.enum(['square', 'left', 'right', 'top', 'bottom', 'center', '16:9', '4:3', '3:4', '9:16']),
  }),
  z.object({
    op: z.literal('resize'),
    width: side.optional(),
    height: side.optional(),
    percent: z.number().min(1).max(1000).optional(),
  }),
  z.object({ op: z.literal('grayscale') }),
  z.object({ op: z.literal('blur'), strength: z.enum(['light', 'normal', 'strong']) }),
  z.object({ op: z.literal('brightness'), percent: z.number().min(5).max(400).describe('100 = unchanged') }),
  z.object({ op: z.literal('caption'), text: z.string().min(1).max(MAX_CAPTION), place: z.enum(['top', 'bottom']) }),
  z.object({ op: z.literal('sticker') }),
]);

export const editSchema = z.object({ operations: z.array(operation).min(1).max(8).describe('in this order') });
export type EditArgs = z.infer<typeof editSchema>;
export type Operation = z.infer<typeof operation>;
