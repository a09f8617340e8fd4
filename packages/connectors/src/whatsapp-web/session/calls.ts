import { SessionError } from './error.js';

/** What the page says when a module or function of its own has another name now. The name is the only part that is repeated. */
const DRIFT = [/unknown module "?(?<name>[\w.$]+)/i, /(?<name>[\w.$()' ]{1,80}) is not a (?:function|constructor)/];
/** What it says of an object of another shape: perhaps a new release, perhaps this one message. */
const STRANGE = /Cannot (?:read|set|destructure)[^']*'(?<name>[\w$]{1,80})'/;
const GONE =
  /Target closed|Session closed|detached|Connection closed|context was destroyed|Page crashed|has been closed|Cannot find context/i;

/**
 * Runs one call with a limit. The call itself cannot be stopped: what it does later is nobody's concern any more.
 * @throws SessionError
 */
export async function within<T>(
  call: string,
  limitMs: number,
  work: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  if (signal?.aborted) throw new SessionError('stopped', `${call}: stopped before it began`);
  let timer: NodeJS.Timeout | undefined;
  let stop: (() => void) | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new SessionError('timeout', `${call}: no answer in ${limitMs} ms`)), limitMs);
    stop = () => reject(new SessionError('stopped', `${call}: stopped`, 'maybe'));
    signal?.addEventListener('abort', stop, { once: true });
  });
  const done = work();
  done.catch(() => undefined);
  try {
    return await Promise.race([done, limit]);
  } catch (error) {
    throw asSessionError(call, error);
  } finally {
    clearTimeout(timer);
    if (stop) signal?.removeEventListener('abort', stop);
  }
}

/** Names what is wrong in what the library or the page threw: an Error, a text, anything. */
export function asSessionError(call: string, thrown: unknown): SessionError {
  if (thrown instanceof SessionError) return thrown;
  const words = thrown instanceof Error ? thrown.message : String(thrown);
  // Said by our own functions in the page.
  const ours = /hearth: ([\w-]+)/.exec(words)?.[1];
  if (ours) return new SessionError('page-error', `${call}: ${ours}`);
  if (GONE.test(words)) return new SessionError('page-gone', `${call}: the page is gone`);
  for (const pattern of DRIFT) {
    const name = pattern.exec(words)?.groups?.['name']?.trim();
    if (name) return new SessionError('drift', `${call}: the page has no ${name}`);
  }
  const strange = STRANGE.exec(words)?.groups?.['name'];
  return new SessionError(
    'page-error',
    strange ? `${call}: something without ${strange}` : `${call}: the page refused`,
  );
}
