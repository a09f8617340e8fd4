import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { PreparedPicture, VisionModel } from '../../vision/family.js';
import { PictureQueue, type PicturePart } from './picture-queue.js';
import type { Sight } from './sight.js';

const PREPARED: PreparedPicture = { tensors: {}, ids: [1], features: 1, grid: null };
const BROKEN = 13;

const part = (n: number): PicturePart => ({ bytes: Uint8Array.of(n), sha256: String(n).padStart(64, '0') });

describe('pictures on their way', () => {
  let cacheDir: string;
  let prepared: number[];
  let inWork: number;
  let most: number;
  let queue: PictureQueue;
  beforeEach(async () => {
    cacheDir = await mkdtemp(join(tmpdir(), 'hearth-pictures-'));
    prepared = [];
    inWork = 0;
    most = 0;
    const vision: Pick<VisionModel, 'prepare'> = {
      async prepare([n]) {
        prepared.push(n!);
        most = Math.max(most, ++inWork);
        await nextTurn();
        return { ...PREPARED, ids: [n!] };
      },
    };
    const sight: Sight = {
      vision: vision as VisionModel,
      cacheDir,
      hiddenSize: 1,
      async encode({ ids }) {
        await nextTurn();
        inWork--;
        if (ids[0] === BROKEN) throw new Error('the encoder failed');
        return Float32Array.from(ids);
      },
    };
    queue = new PictureQueue(sight, 100);
  });
  afterEach(() => rm(cacheDir, { recursive: true }));

  it('fifty in one message are encoded, few at a time, each once', async () => {
    const parts = Array.from({ length: 50 }, (_, n) => part(n % 40 === BROKEN ? 0 : n % 40));
    const encoded = await queue.look(parts);
    expect(encoded.size).toBe(39);
    expect(encoded.get(part(7).sha256)!.rows).toEqual(Float32Array.of(7));
    expect(prepared).toHaveLength(39);
    expect(most).toBe(2);
  });

  it('one that the encoder fails on fails who asked for it, and nobody else', async () => {
    const [mine, both, other] = await Promise.allSettled([
      queue.look([part(1), part(2)]),
      queue.look([part(3), part(BROKEN)]),
      queue.look([part(3), part(4)]),
    ]);
    expect([mine.status, other.status]).toEqual(['fulfilled', 'fulfilled']);
    expect(both).toMatchObject({ status: 'rejected', reason: { message: 'the encoder failed' } });
    expect((await queue.look([part(5)])).size).toBe(1);
  });

  it('nothing is done for those who left', async () => {
    const controller = new AbortController();
    const left = queue.look([part(1), part(2), part(3), part(4)], controller.signal);
    const stays = queue.look([part(4)]);
    controller.abort();
    expect((await stays).size).toBe(1);
    await left;
    expect(prepared).not.toContain(3);
    expect(prepared).toContain(4);
  });
});
