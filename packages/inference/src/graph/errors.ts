/** What is wrong with a model file: `format` broken or truncated, `unsupported` a kind of model that cannot be imported. */
export type ImportErrorCode = 'format' | 'unsupported';

/** A model file that cannot be imported. The message names what is wrong and is fit to be shown to the operator. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
  constructor(
    readonly code: ImportErrorCode,
    message: string,
  ) {
    super(message);
  }
}
