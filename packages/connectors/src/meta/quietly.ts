import { ConnectorError } from '../errors.js';

/** Awaits a courtesy (typing, read mark) whose refusal changes nothing. Defects still throw. */
export async function quietly(courtesy: Promise<void>): Promise<void> {
  try {
    await courtesy;
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
  }
}
