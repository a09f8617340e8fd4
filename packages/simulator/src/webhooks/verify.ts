import type { SimulatedAccount } from '../accounts.js';
import { secretWord } from '../ids.js';

export interface Verification {
  /** The bot answered 200 and the challenge, byte for byte. */
  readonly ok: boolean;
  readonly status: number;
  readonly body: string;
}

/** The GET by which the platform checks a webhook's owner. The challenge is opaque text, not a number. */
export async function verifyWebhook(
  url: string,
  account: SimulatedAccount,
  {
    token = account.verifyToken,
    challenge = secretWord(30),
    mode = 'subscribe',
  }: { token?: string; challenge?: string; mode?: string } = {},
): Promise<Verification> {
  const query = new URLSearchParams({ 'hub.mode': mode, 'hub.challenge': challenge, 'hub.verify_token': token });
  const answer = await fetch(`${url}?${query.toString()}`, { redirect: 'manual' });
  const body = await answer.text();
  return { ok: answer.status === 200 && body === challenge, status: answer.status, body };
}
