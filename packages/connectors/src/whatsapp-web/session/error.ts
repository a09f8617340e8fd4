import type { Problem } from './types.js';

/**
 * A call that failed. `sent`: whether the message may have left all the same. Texts of the page stay out of the message: they may quote
 * what a person wrote.
 */
export class SessionError extends Error {
  override readonly name = 'SessionError';
  constructor(
    readonly problem:
      Problem | 'timeout' | 'no-chat' | 'no-message' | 'no-quote' | 'rejected' | 'page-error' | 'stopped',
    message: string,
    readonly sent: 'no' | 'maybe' = 'no',
    /** The message's id, where it is known though its fate is not. */
    readonly messageId?: string,
  ) {
    super(message);
  }

  /** The same failure, where it is known what became of the message. */
  withSent(sent: 'no' | 'maybe', messageId = this.messageId): SessionError {
    return new SessionError(this.problem, this.message, sent, messageId);
  }
}

/** What the operator can do. */
export const ADVICE: Readonly<Record<Problem, string>> = {
  'browser-not-started': 'Chromium could not be started: check its path, free memory, and that the sandbox is allowed.',
  'browser-gone': 'Chromium ended. It is started again.',
  'page-not-loaded': 'web.whatsapp.com did not load: check the network and the clock of this machine.',
  'page-gone': 'The page crashed, usually for lack of memory. It is started again.',
  frozen: 'The page no longer answers. It is started again.',
  'qr-not-shown': 'WhatsApp Web showed no code. Its page may have changed: look for a newer Hearth.',
  'not-scanned': 'Nobody scanned the code. Start pairing again when the phone is at hand.',
  'never-ready':
    'The phone accepted, but WhatsApp Web never became ready. Open WhatsApp on the phone, check its network, and try again; if it stays so, unlink the device on the phone and pair anew.',
  'logged-out': 'The device was unlinked. Scan again: ./hearth connect whatsapp-web',
  conflict: 'WhatsApp Web is open elsewhere with the same session. Close it there.',
  blocked: 'WhatsApp blocked this number or this address. Open WhatsApp on the phone to read why.',
  outdated: 'WhatsApp refuses this version of its page. Restart; if it stays so, look for a newer Chromium.',
  disconnected: 'The page has no connection to WhatsApp. It tries again by itself.',
  drift: 'WhatsApp Web changed and the library does not know the new page yet. Look for a newer Hearth.',
  closed: 'The session was closed.',
};
