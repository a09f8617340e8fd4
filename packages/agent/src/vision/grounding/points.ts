import { boxOf, distinct, pointOf } from './grounding.js';
import type { Grounded, Size } from './grounding.js';

/** Molmo: `<point x="12.5" y="40" alt="cup">cup</point>` and `<points x1=… y1=… x2=… y2=…>`, percent of each side. */
const TAG = /<points?\b([^<>]{1,4000})>([^<]{0,80})/gu;
const COORDINATE = /\b([xy])(\d{0,3})\s*=\s*"\s*(-?\d+(?:\.\d+)?)\s*"/gu;
const PERCENT = 100;
/** Qwen2-VL's special tokens: `<|object_ref_start|>cup<|object_ref_end|><|box_start|>(x1,y1),(x2,y2)<|box_end|>`, 0 to 1000. */
const BOX =
  /(?:<\|object_ref_start\|>([^<]{0,80})<\|object_ref_end\|>\s*)?<\|box_start\|>\s*\((\d{1,4}),\s*(\d{1,4})\),\s*\((\d{1,4}),\s*(\d{1,4})\)/gu;
const THOUSAND = 1000;

/** Points written as tags, in percent of the picture's sides. */
export function parsePointTags(answer: string, shown: Size): readonly Grounded[] {
  const points = [...answer.matchAll(TAG)].flatMap(([, attributes = '', label = '']) => {
    const byNumber = new Map<string, { x?: number; y?: number }>();
    for (const [, axis, number = '', value] of attributes.matchAll(COORDINATE)) {
      byNumber.set(number, { ...byNumber.get(number), [axis!]: Number(value) });
    }
    return [...byNumber.values()].map(({ x, y }) =>
      x === undefined || y === undefined
        ? undefined
        : pointOf((x / PERCENT) * shown.width, (y / PERCENT) * shown.height, label, shown),
    );
  });
  return distinct(points);
}

/** Boxes written as special tokens with corners on a scale of 0 to 1000. */
export function parseBoxTokens(answer: string, shown: Size): readonly Grounded[] {
  return distinct(
    [...answer.matchAll(BOX)].map(([, label = '', ...corners]) =>
      boxOf(
        corners.map((value, i) => (Number(value) / THOUSAND) * (i % 2 === 0 ? shown.width : shown.height)),
        label,
        shown,
      ),
    ),
  );
}
