import { UserError } from '../config/user-error.js';

/** Errors about models that are written for the operator are shown without a stack. */
export async function plainly<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const known = await import('@hearth/inference');
    const expected = [
      known.DiskFullError,
      known.ImportError,
      known.NoSourceError,
      known.UnknownModelError,
      known.UnsupportedTokenizerError,
      known.UnusableModelError,
    ].some((kind) => error instanceof kind);
    throw expected ? new UserError((error as Error).message, { cause: error }) : error;
  }
}
