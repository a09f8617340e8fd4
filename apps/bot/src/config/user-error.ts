/** An error whose message is written for the operator: what is wrong and what to do. Shown without a stack. */
export class UserError extends Error {
  override readonly name: string = 'UserError';
}
