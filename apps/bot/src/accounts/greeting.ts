import { ConnectorError, openMessengerPage } from '@hearth/connectors';
import type { Config } from '../config/schema.js';
import { UserError } from '../config/user-error.js';

const TIMEOUT_MS = 8000;
/** Longest greeting that Meta takes, in characters. */
const MAX_GREETING = 160;
/** What a tap on the button says to us; it is answered like any choice. */
const BEGIN = 'BEGIN';

/**
 * Shows a text and a button to begin with in empty conversations with the Page. @param host in place of the platform's own.
 * @throws UserError when Meta does not take it.
 */
export async function showGreeting({ messenger }: Config, text: string, host?: string): Promise<void> {
  if (!text.trim() || text.length > MAX_GREETING) {
    throw new UserError(`A greeting has 1 to ${MAX_GREETING} characters, this one has ${text.length}.`);
  }
  const { pageId: account, accessToken, graphVersion } = messenger;
  const where = host === undefined ? {} : { baseUrl: host, simulated: true };
  const page = openMessengerPage({ account, accessToken, graphVersion, ...where });
  const profile = { greeting: [{ locale: 'default', text }], get_started: { payload: BEGIN } };
  try {
    await page.setProfile(profile, AbortSignal.timeout(TIMEOUT_MS));
  } catch (error) {
    if (error instanceof ConnectorError) throw new UserError(`The greeting was not taken: ${error.message}`);
    throw error;
  }
}
