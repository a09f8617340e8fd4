import { boxOf, distinct, pointOf } from './grounding.js';
import type { Grounded, Size } from './grounding.js';

/**
 * How numbers are meant: `pixels` of the picture as the model was given it (Qwen2.5-VL), or on a scale along each side, of 0 to 1000
 * (Qwen2-VL, Qwen3-VL) or of 0 to 1 (LFM2.5-VL).
 */
export type Scale = 'pixels' | 'thousand' | 'unit';

const STEPS = { thousand: 1000, unit: 1 } as const;
/** Objects without objects inside: also those of an answer that breaks off in the middle. */
const OBJECT = /\{[^{}]{1,600}\}/gu;

/**
 * JSON boxes and points of the Qwen-VL line and of LFM2.5-VL: `[{"bbox_2d": [x1, y1, x2, y2], "label": "cup"}, {"point_2d": [x, y], "label": "eye"}]`, perhaps in a code
 * fence, perhaps cut off. Anything that is no such object is left out.
 * @param shown the picture as the model was given it
 */
export function parseJsonGrounding(answer: string, shown: Size, scale: Scale): readonly Grounded[] {
  const [sx, sy] = scale === 'pixels' ? [1, 1] : [shown.width / STEPS[scale], shown.height / STEPS[scale]];
  const things = [...answer.matchAll(OBJECT)].map(([text]) => {
    const object = objectOf(text);
    const label = object && (textOf(object['label']) ?? textOf(object['name']) ?? '');
    if (!object || label === undefined) return undefined;
    const box = numbersOf(object['bbox_2d'] ?? object['bbox'] ?? object['box_2d']);
    if (box?.length === 4) return boxOf([box[0]! * sx, box[1]! * sy, box[2]! * sx, box[3]! * sy], label, shown);
    const point = numbersOf(object['point_2d'] ?? object['point']);
    return point?.length === 2 ? pointOf(point[0]! * sx, point[1]! * sy, label, shown) : undefined;
  });
  return distinct(things);
}

function objectOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function numbersOf(value: unknown): readonly number[] | undefined {
  return Array.isArray(value) && value.every((one) => typeof one === 'number' && Number.isFinite(one))
    ? (value as number[])
    : undefined;
}
