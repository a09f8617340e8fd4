import type { SimulatedChannel } from './accounts.js';
import { instagram } from './instagram/platform.js';
import { messenger } from './messenger/platform.js';
import type { Platform } from './platform.js';
import { playground } from './playground/platform.js';
import { whatsApp } from './whatsapp/platform.js';

/** Every platform there is. */
export const PLATFORMS: readonly Platform[] = [whatsApp, messenger, instagram, playground];

export function platformOf(channel: SimulatedChannel): Platform {
  return PLATFORMS.find((platform) => platform.channel === channel)!;
}
