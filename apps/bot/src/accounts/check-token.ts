import type { Account } from './accounts.js';

const TIMEOUT_MS = 8000;

/** What the platform says about a token: whose it is, or why it is of no use. */
export type TokenCheck =
  { readonly ok: true; readonly whose: string } | { readonly ok: false; readonly problem: string };

interface GraphAnswer {
  readonly error?: { readonly message?: string; readonly code?: number };
  readonly display_phone_number?: string;
  readonly verified_name?: string;
  readonly name?: string;
  readonly username?: string;
}

/** Asks the platform about the account, with its token. The token is in no message. @param host in place of the platform's own. */
export async function checkToken({ graph, token }: Account, host = graph.host): Promise<TokenCheck> {
  const url = `${host}/${graph.path}?fields=${graph.fields}`;
  let answer: GraphAnswer;
  try {
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${token}` },
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    answer = (await response.json()) as GraphAnswer;
  } catch (error) {
    return { ok: false, problem: `${new URL(host).host} cannot be reached (${reason(error)})` };
  }
  if (!answer.error) return { ok: true, whose: whose(answer) };
  return { ok: false, problem: `${answer.error.message ?? 'refused'} (code ${answer.error.code ?? 'unknown'})` };
}

function whose({ display_phone_number: number, verified_name: verified, name, username }: GraphAnswer): string {
  return [verified ?? name ?? username, number].filter(Boolean).join(', ');
}

function reason(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? cause.message : message;
}
