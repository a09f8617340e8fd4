import { seeded } from '../../../random.js';
import { mosaic, type Mosaic } from './mosaic.js';
import { KINDS, type Thing } from './photos.js';

/** A mosaic, and the thing on it that is asked for. */
export interface CountingScene extends Mosaic {
  readonly id: string;
  readonly asked: Thing;
  /** How many of it there are. */
  readonly count: number;
}

/** Of the figures. Rules are worked out on mosaics of other seeds. */
const SEED = 41_015;
/** Things on the mosaics, all kinds together. */
const SIZES = [1, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30];
/** Share of them that is of the kind asked for, where there are several. */
const ASKED_SHARE = 0.6;

/** Mosaics with 1 to 30 things; each kind is asked for in turn. The same at every call with the same seed. */
export async function* countingScenes(
  files: Readonly<Record<string, string>>,
  seed = SEED,
): AsyncGenerator<CountingScene> {
  const kinds = Object.keys(KINDS) as Thing[];
  for (const [at, size] of SIZES.entries()) {
    const random = seeded(seed + at);
    const asked = kinds[at % kinds.length]!;
    const others = kinds.filter((kind) => kind !== asked);
    const count = Math.max(1, Math.round(size * ASKED_SHARE));
    const wanted = Array.from({ length: size }, (_, i) => (i < count ? asked : random.pick(others)));
    yield { id: `mosaic-${size}-${asked}`, asked, count, ...(await mosaic(wanted, files, random)) };
  }
}
