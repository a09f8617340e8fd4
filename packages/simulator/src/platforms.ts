import { instagram } from './instagram/platform.js';
import { messenger } from './messenger/platform.js';
import type { Platform } from './platform.js';
import { playground } from './playground/platform.js';
import { whatsApp } from './whatsapp/platform.js';

export const PLATFORMS: readonly Platform[] = [whatsApp, messenger, instagram, playground];
