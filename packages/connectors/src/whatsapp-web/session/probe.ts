import { within } from './calls.js';
import { SessionError } from './error.js';
import type { LibraryClient } from './library.js';
import { health } from './page/health.js';
import type { Problem, ProbeReport } from './types.js';

export const PROBE_LIMIT_MS = 10_000;
/** The browser answers this itself, without the page. */
const BROWSER_LIMIT_MS = 2000;

/** Modules without which nothing can be received or no text can be sent. */
const NEEDED = [
  'WAWebSocketModel',
  'WAWebCollections',
  'WALinkify',
  'WAWebWidFactory',
  'WAWebFindChatAction',
  'WAWebChatGetters',
  'WAWebMsgKey',
  'WAWebSendMsgChatAction',
  'WAWebUserPrefsMeUser',
  'WAWebGetEphemeralFieldsMsgActionsUtils',
];
/** Modules whose absence costs one kind. */
const WANTED = [
  'WAWebChatStateBridge',
  'WAWebUpdateUnreadChatAction',
  'WAWebSendReactionMsgAction',
  'WAWebDownloadManager',
  'WAWebMsgReply',
  'WAWebPrepRawMedia',
  'WAWebMediaMmsV4Upload',
  'WAWebUploadManager',
];

/** The page's words for its connection, and what each means. Others are on the way to one of these. */
export const STATES: Readonly<Record<string, Problem | undefined>> = {
  CONNECTED: undefined,
  OPENING: 'disconnected',
  PAIRING: 'disconnected',
  TIMEOUT: 'disconnected',
  UNLAUNCHED: 'disconnected',
  CONFLICT: 'conflict',
  UNPAIRED: 'logged-out',
  UNPAIRED_IDLE: 'logged-out',
  DEPRECATED_VERSION: 'outdated',
  TOS_BLOCK: 'blocked',
  SMB_TOS_BLOCK: 'blocked',
  PROXYBLOCK: 'blocked',
};

/** Asks browser and page, and tells apart what may be wrong. */
export async function probe(
  client: LibraryClient,
  unavailable: readonly string[],
  limitMs = PROBE_LIMIT_MS,
): Promise<ProbeReport> {
  const bad = (problem: Problem, detail: string): ProbeReport => ({ ok: false, problem, detail });
  const { pupBrowser: browser, pupPage: page } = client;
  if (!browser?.connected || !page) return bad('browser-gone', 'the browser is not connected');
  const began = performance.now();
  try {
    const { state, version, library, missing } = await within('probe', limitMs, () =>
      page.evaluate(health, [...NEEDED, ...WANTED]),
    );
    const problem = state in STATES ? STATES[state] : 'disconnected';
    if (state && problem) return bad(problem, `the page is ${state}`);
    const lost = missing.filter((name) => NEEDED.includes(name));
    if (lost.length > 0) return bad('drift', `the page has no ${lost.join(', ')}`);
    if (!library) return bad('disconnected', 'the page was loaded anew and is not ready yet');
    const roundTripMs = performance.now() - began;
    return { ok: true, version, roundTripMs, missing: [...missing, ...unavailable] };
  } catch (error) {
    if (!browser.connected) return bad('browser-gone', 'the browser ended');
    if (error instanceof SessionError && error.problem === 'timeout') return await frozenOr(client, bad);
    return bad('page-gone', error instanceof Error ? error.message : 'no answer');
  }
}

/** The page did not answer: the page alone, or the whole browser? */
async function frozenOr(
  { pupBrowser: browser }: LibraryClient,
  bad: (problem: Problem, detail: string) => ProbeReport,
): Promise<ProbeReport> {
  try {
    await within('browser', BROWSER_LIMIT_MS, async () => await browser!.version());
    return bad('frozen', 'the browser answers, the page does not');
  } catch {
    return bad('browser-gone', 'neither page nor browser answers');
  }
}
