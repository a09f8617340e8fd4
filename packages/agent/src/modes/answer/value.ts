/** A result that can be compared with another one. */
export type Value =
  /** `amount` in the unit's base when the unit is known. */
  | { readonly kind: 'number'; readonly value: number; readonly unit?: Unit }
  /** Minutes since midnight. */
  | { readonly kind: 'time'; readonly minutes: number }
  /** 0 = Monday. */
  | { readonly kind: 'weekday'; readonly day: number }
  /** `month` 1 to 12; year undefined when it was not said. */
  | { readonly kind: 'date'; readonly year?: number; readonly month: number; readonly day: number }
  | { readonly kind: 'yes-no'; readonly yes: boolean }
  /** Letter of an option that the task lists. */
  | { readonly kind: 'choice'; readonly letter: string }
  | { readonly kind: 'name'; readonly name: string };

export interface Unit {
  readonly dimension: 'mass' | 'length' | 'volume' | 'time';
  /** How many grams, metres, litres or minutes it is. */
  readonly size: number;
}

/** Two numbers that differ by less are the same one, rounded differently. */
const ROUNDED = 0.006;

/** Whether two results say the same. */
export function sameValue(a: Value, b: Value): boolean {
  switch (a.kind) {
    case 'number':
      return b.kind === 'number' && sameNumber(a, b);
    case 'time':
      return b.kind === 'time' && a.minutes === b.minutes;
    case 'weekday':
      return b.kind === 'weekday' && a.day === b.day;
    case 'date':
      return (
        b.kind === 'date' &&
        a.month === b.month &&
        a.day === b.day &&
        (a.year === undefined || b.year === undefined || a.year === b.year)
      );
    case 'yes-no':
      return b.kind === 'yes-no' && a.yes === b.yes;
    case 'choice':
      return b.kind === 'choice' && a.letter === b.letter;
    case 'name':
      return b.kind === 'name' && a.name === b.name;
  }
}

/** The same figure, unless both say in what and it is not the same; 150 minutes are 2.5 hours. */
function sameNumber(a: Extract<Value, { kind: 'number' }>, b: Extract<Value, { kind: 'number' }>): boolean {
  if (!a.unit || !b.unit || a.unit.size === b.unit.size) return close(a.value, b.value);
  return a.unit.dimension === b.unit.dimension && close(a.value * a.unit.size, b.value * b.unit.size);
}

function close(a: number, b: number): boolean {
  return a === b || (!(Number.isInteger(a) && Number.isInteger(b)) && Math.abs(a - b) < ROUNDED);
}
