import { join } from 'node:path';

/** The clone. */
export const root = join(import.meta.dirname, '..', '..');
/** State of the set-up itself: lock and stamps. Ignored by git, safe to delete. */
export const stateDir = join(root, '.hearth');
export const program = join(root, 'apps/bot/dist/cli/main.js');
