import type { Constraint } from '@hearth/inference';
import type { Grounded, Size } from './grounding.js';
import { parseJsonGrounding } from './json.js';
import type { Scale } from './json.js';
import { parseLocationTokens } from './location-tokens.js';
import { parsePointTags } from './points.js';

/** How a family of models says where something is. */
export interface Dialect {
  /** The request, in the words the family was trained with. */
  readonly request: (what: string) => string;
  /** What its answer is held to while it is written. */
  readonly constraint: (what: string) => Constraint;
  /** @param shown the picture as the model was given it */
  readonly parse: (answer: string, shown: Size) => readonly Grounded[];
  /** Sides of the picture must be multiples of it, as its numbers are pixels of what the encoder takes. */
  readonly sideMultiple?: number;
}

/** Boxes of one answer that masks let through, those beyond it are a loop. */
const MOST_BOXES = 30;

/** By `model_type`, as the model cards and cookbooks of their publishers have it. The Idefics3 line was not trained to say where things are. */
const DIALECTS: Readonly<Record<string, Dialect>> = {
  qwen2_vl: qwen('thousand'),
  qwen2_5_vl: { ...qwen('pixels'), sideMultiple: 28 },
  qwen3_vl: qwen('thousand'),
  lfm2_vl: {
    request: (what) =>
      `Detect all instances of: ${what}. Response must be a JSON array: [{"label": ..., "bbox": [x1, y1, x2, y2]}, ...]. Coordinates are normalized to [0,1].`,
    constraint: (what) => boxes(['label', 'bbox'], what, { type: 'number', minimum: 0, maximum: 1 }),
    parse: (answer, shown) => parseJsonGrounding(answer, shown, 'unit'),
  },
  paligemma: {
    request: (what) => `detect ${what}`,
    constraint: (what) => listOf(`(<loc(0[0-9]|10)[0-9]{2}>){4} ${literal(what)}`, ' ; '),
    parse: parseLocationTokens,
  },
  florence2: {
    request: (what) => `Locate the phrases in the caption: ${what}`,
    constraint: (what) => ({ type: 'regex', pattern: `${literal(what)}((<loc_[0-9]{1,3}>){4}){0,${MOST_BOXES}}` }),
    parse: parseLocationTokens,
  },
  molmo: {
    request: (what) => `Point to the ${what}.`,
    constraint: (what) => {
      const point = `<point x="[0-9]{1,2}\\.[0-9]" y="[0-9]{1,2}\\.[0-9]" alt="${literal(what)}">${literal(what)}</point>`;
      return listOf(point, '\\n');
    },
    parse: parsePointTags,
  },
};

/** How a model says where things are; undefined when it cannot. */
export function dialectOf(modelType: string): Dialect | undefined {
  return DIALECTS[modelType];
}

function qwen(scale: Scale): Dialect {
  return {
    request: (what) => `Locate every ${what} and report the bbox coordinates in JSON format.`,
    constraint: (what) => boxes(['bbox_2d', 'label'], what, { type: 'integer', minimum: 0, maximum: 9999 }),
    parse: (answer, shown) => parseJsonGrounding(answer, shown, scale),
  };
}

/** A JSON array of boxes with this label, keys in the family's order. */
function boxes(keys: readonly [string, string], what: string, number: object): Constraint {
  const box = { type: 'array', items: number, minItems: 4, maxItems: 4 };
  const properties = Object.fromEntries(keys.map((key) => [key, key === 'label' ? { const: what } : box]));
  const item = { type: 'object', properties, required: keys, additionalProperties: false };
  return { type: 'json-schema', schema: { type: 'array', items: item, maxItems: MOST_BOXES } };
}

function listOf(pattern: string, divider: string): Constraint {
  return { type: 'regex', pattern: `(${pattern}(${divider}${pattern}){0,${MOST_BOXES - 1}})?` };
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}
