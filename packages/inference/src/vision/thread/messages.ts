import type { FamilyName, Prepared, SettingsOf } from './preparations.js';

/** To the picture thread. */
export interface Job {
  readonly id: number;
  readonly family: FamilyName;
  readonly picture: Uint8Array;
  readonly settings: SettingsOf<FamilyName>;
}

/** From the picture thread. */
export type Outcome =
  | { readonly id: number; readonly prepared: Prepared<FamilyName> }
  /** `picture`: it is the picture that is wrong. */
  | { readonly id: number; readonly problem: string; readonly picture: boolean };
