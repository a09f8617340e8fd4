/** Why an expression has no result. */
export type Reason =
  'not-arithmetic' | 'too-long' | 'too-large' | 'division-by-zero' | 'no-real-result' | 'units' | 'currencies';

export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(readonly reason: Reason) {
    super(reason);
  }
}
