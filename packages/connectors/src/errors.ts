import type { LostMedia } from '@hearth/message';

/**
 * What happened to the message of a failed send:
 * `not-sent` the platform refused before processing; `unknown` it may have left (timeout, reset, 5xx): reconcile, never repeat blindly.
 */
export type SendOutcome = 'not-sent' | 'unknown';

/** What the sender does next. */
export type SendAdvice =
  /** Try again after `retryAfterMs`: throttling. */
  | 'back-off'
  /** This message cannot be delivered; the conversation goes on. */
  | 'give-up'
  /** The account cannot send at all (token, permission, policy): stop it and tell the operator. */
  | 'stop-account'
  /** Look for an echo or status before anything else. */
  | 'reconcile'
  /** A defect of ours (bad parameter): log with id, skip the item. */
  | 'bug';

export class ConnectorError extends Error {
  override readonly name = 'ConnectorError';
  constructor(
    message: string,
    readonly info: {
      readonly advice: SendAdvice;
      readonly outcome: SendOutcome;
      /** Meta's code and subcode, where there is one. */
      readonly code?: number;
      readonly subcode?: number;
      readonly retryAfterMs?: number;
    },
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** A file that could not be had; `reason` is what the person is told about. */
export class MediaError extends Error {
  override readonly name = 'MediaError';
  constructor(
    readonly reason: LostMedia['reason'],
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
