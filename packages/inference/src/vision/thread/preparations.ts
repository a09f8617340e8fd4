import { prepareFrames } from '../idefics3/pixels.js';
import { prepareTiles } from '../lfm2/pixels.js';
import { preparePatches } from '../qwen/pixels.js';

/** What is done with a picture in the picture thread, by family: its file to the encoder's inputs. Settings and results are plain data. */
export const PREPARATIONS = { idefics3: prepareFrames, lfm2: prepareTiles, qwen: preparePatches } as const;

type Preparations = typeof PREPARATIONS;
export type FamilyName = keyof Preparations;
export type SettingsOf<F extends FamilyName> = Parameters<Preparations[F]>[1];
export type Prepared<F extends FamilyName> = Awaited<ReturnType<Preparations[F]>>;

/** What the picture thread is asked. */
export interface Preparation {
  readonly family: FamilyName;
  readonly picture: Uint8Array;
  readonly settings: SettingsOf<FamilyName>;
}
