import type { SimulatedAccount } from './accounts.js';
import type { Clock } from './clock.js';
import { GraphError } from './http/graph-error.js';
import { secretWord } from './ids.js';

const DAY_MS = 24 * 3_600_000;
/** Life of an Instagram user token; the other kinds do not expire by themselves. */
const INSTAGRAM_TOKEN_LIFE_MS = 60 * DAY_MS;
/** An Instagram token may be renewed only when it is this old. */
const MIN_REFRESH_AGE_MS = DAY_MS;

interface Token {
  readonly account: SimulatedAccount;
  readonly issuedAt: number;
  expiresAt: number;
}

/** Access tokens: which account each speaks for, and until when. */
export class TokenBook {
  private readonly tokens = new Map<string, Token>();
  private readonly ended = new Set<SimulatedAccount>();

  constructor(
    accounts: readonly SimulatedAccount[],
    private readonly clock: Clock,
  ) {
    for (const account of accounts) this.issue(account, account.accessToken);
  }

  /** @throws GraphError 190 when the token is missing, unknown or has expired. */
  account(token: string | undefined): SimulatedAccount {
    if (!token) throw new GraphError(190, 'An access token is required to request this resource.');
    const known = this.tokens.get(token);
    if (!known) throw new GraphError(190, 'Invalid OAuth access token - Cannot parse access token', { subcode: 467 });
    if (this.clock.now() >= known.expiresAt) {
      throw new GraphError(190, 'Error validating access token: Session has expired.', { subcode: 463 });
    }
    return known.account;
  }

  /** Ends every token of an account, as a lapse of time or a change of password does. */
  expire(account: SimulatedAccount): void {
    this.ended.add(account);
    for (const token of this.tokens.values()) if (token.account === account) token.expiresAt = this.clock.now();
  }

  /** Undoes {@link expire}: the owners logged in again. */
  renew(): void {
    for (const account of this.ended) this.issue(account, account.accessToken);
    this.ended.clear();
  }

  /** @throws GraphError when the token is too young or no longer valid. */
  refresh(token: string | undefined): { accessToken: string; expiresInMs: number } {
    const account = this.account(token);
    if (this.clock.now() - this.tokens.get(token!)!.issuedAt < MIN_REFRESH_AGE_MS) {
      throw new GraphError(100, 'The access token is less than 24 hours old and cannot be refreshed.');
    }
    const accessToken = `IGAA${secretWord(60)}`;
    this.issue(account, accessToken);
    return { accessToken, expiresInMs: INSTAGRAM_TOKEN_LIFE_MS };
  }

  private issue(account: SimulatedAccount, token: string): void {
    const now = this.clock.now();
    const lives = account.channel === 'instagram' && account.login === 'instagram' ? INSTAGRAM_TOKEN_LIFE_MS : Infinity;
    this.tokens.set(token, { account, issuedAt: now, expiresAt: now + lives });
  }
}
