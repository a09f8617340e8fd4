import { areaOf, intersection } from '../boxes.js';
import type { Scene } from '../answers/scene.js';
import { partOf } from './take-step.js';
import type { Step } from './step.js';

/** Parts that share so much of both of them are the same. */
const SAME_PART = 0.8;

/** Whether a step was taken before, or looks where another has looked. The whole of a picture was seen from the start. */
export function isRepeat(step: Step, taken: readonly Step[], scene: Scene): boolean {
  if (step.step === 'look') {
    const part = partOf(step, scene);
    const canvas = scene.canvases[step.picture - 1]!;
    const seen = taken.flatMap((one) =>
      one.step === 'look' && one.picture === step.picture ? (partOf(one, scene) ?? []) : [],
    );
    if (part) return [{ x: 0, y: 0, ...canvas }, ...seen].some((other) => shared(part, other) > SAME_PART);
  }
  const key = keyOf(step);
  return taken.some((one) => keyOf(one) === key);
}

/** Share that two boxes have in common of all that they cover. */
function shared(a: Parameters<typeof areaOf>[0], b: Parameters<typeof areaOf>[0]): number {
  const common = areaOf(intersection(a, b));
  return common / (areaOf(a) + areaOf(b) - common);
}

function keyOf(step: Step): string {
  return JSON.stringify(step).toLowerCase();
}
