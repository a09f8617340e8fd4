import type { MessageEvent, RemoteMedia } from '@hearth/message';
import type { Logger } from 'pino';
import type { Wakes } from '../queue/wake.js';

/** Asks workers to fetch the pictures of a message while the person may still be writing; some addresses lapse in minutes. */
export class Prefetch {
  constructor(
    private readonly wakes: Wakes,
    private readonly log: Logger,
  ) {}

  /** After the webhook was answered. A turn fetches what is missing, so a loss here costs time only. */
  soon(event: MessageEvent): void {
    const { channel, account } = event.conversation;
    for (const media of picturesOf(event)) {
      setImmediate(() => {
        this.wakes
          .fetch({ channel, account, media })
          .catch((error: unknown) => this.log.debug({ error: String(error) }, 'prefetch not queued'));
      });
    }
  }
}

function picturesOf(event: MessageEvent): RemoteMedia[] {
  return event.parts.flatMap((part) =>
    (part.type === 'image' || part.type === 'sticker') && part.media.state === 'remote' ? [part.media] : [],
  );
}
