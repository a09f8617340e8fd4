export { createProgram } from './cli/program.js';
export { settings } from './config/settings.js';
export type { Setting } from './config/settings.js';
