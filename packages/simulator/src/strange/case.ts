/** Payloads as they were met in the wild; each of these shapes broke somebody's parser. */
export interface StrangeCase {
  readonly name: string;
  /** POSTed one after the other; text goes out as it is, everything else as the platform would encode it. */
  readonly bodies: readonly unknown[];
  /** What a bot must make of it: a message of the person, none, or whichever it likes. A 200 in any case. */
  readonly means: 'message' | 'nothing' | 'either';
}

/** Collects cases; `make` builds bodies from what a case varies. */
export function collect<T>(make: (varied: T) => unknown) {
  const cases: StrangeCase[] = [];
  const add =
    (means: StrangeCase['means']) =>
    (name: string, ...varied: T[]) => {
      cases.push({ name, means, bodies: varied.map(make) });
    };
  return { cases, message: add('message'), nothing: add('nothing'), either: add('either') };
}

/** An id that a double cannot hold: written as a number it must still come out digit by digit. */
export const HUGE_ID = '9007199254740993123';

/** A body in which `"#n"` stands for the number n, so that numbers beyond 2^53 can be written. */
export function withRawNumbers(body: unknown): string {
  return JSON.stringify(body).replace(/"#(\d+)"/g, '$1');
}
