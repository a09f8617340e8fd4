import { PictureError } from '../../pictures/pixels.js';
import { CallThread } from '../../threads/call-thread.js';
import type { FamilyName, Preparation, Prepared, SettingsOf } from './preparations.js';

/** Of the thread that asks; started with the first picture, and anew when it has ended. */
let thread: CallThread<Preparation, Prepared<FamilyName>> | undefined;

/**
 * Prepares a picture outside of the thread that asks for it.
 * @param settings of the family
 * @throws PictureError for what is no picture, or one that the family cannot take
 */
export async function prepareInThread<F extends FamilyName>(
  family: F,
  picture: Uint8Array,
  settings: SettingsOf<F>,
): Promise<Prepared<F>> {
  if (!thread?.alive) thread = new CallThread(new URL('./worker.js', import.meta.url), 'picture');
  try {
    return (await thread.ask({ family, picture, settings })) as Prepared<F>;
  } catch (cause) {
    const { name, message } = cause as Error;
    throw name === 'PictureError' ? new PictureError(message, { cause }) : cause;
  }
}
