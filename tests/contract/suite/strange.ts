import { expect, test } from '@jest/globals';
import type { InboundEvent } from '@hearth/message';
import type { Bench } from './bench.js';

/** Payloads in shapes that were met in the wild: each gets its 200 and is understood for what it is. */
export function strangeContract(bench: () => Bench): void {
  test('every strange webhook is a message exactly when it is one', async () => {
    const { simulator, target, items } = bench();
    const { channel } = target.spec;
    const wrong: unknown[] = [];
    for (const { name, bodies, means } of simulator.strangeCases(channel)) {
      const from = items.length;
      for (const body of bodies) expect(await simulator.postRaw(channel, body)).toMatchObject({ status: 200 });
      const parsed = items.slice(from);
      const messages = parsed.flatMap((item) => (item.ok && 'event' in item && isMessage(item.event) ? [item] : []));
      const keys = new Set(messages.map(({ key }) => key));
      // What cannot be shown may come before the real message under the same id: one of each kind, never two alike.
      const understood = means === 'either' || (means === 'message' ? messages.length > 0 : messages.length === 0);
      if (!understood || keys.size !== messages.length) wrong.push({ name, means, parsed });
    }
    expect(wrong).toEqual([]);
  });
}

const isMessage = (event: InboundEvent) => event.kind === 'message';
