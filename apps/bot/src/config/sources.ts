import { readFileSync } from 'node:fs';
import { nearest } from './nearest.js';
import { settings, type Setting } from './settings.js';

/** Variables that are no settings: where the file is, and the running system that a child belongs to. */
export const OTHER_VARIABLES = ['HEARTH_CONFIG', 'HEARTH_RUN_FILE'];

/** A value as it was given. `name` is the file or the variable. */
export interface Given {
  readonly value: unknown;
  readonly source: 'file' | 'environment';
  readonly name: string;
}

/** What one source sets, by path, and what is wrong with it. */
export interface Source {
  readonly given: ReadonlyMap<string, Given>;
  readonly problems: readonly string[];
}

/** Reads `hearth.config.json`; a file that is not there sets nothing. */
export function fromFile(file: string): Source {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { given: new Map(), problems: [] };
    throw error;
  }
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    return { given: new Map(), problems: [`${file} is not JSON: ${(error as Error).message}`] };
  }
  const given = new Map<string, Given>();
  const problems: string[] = [];
  const groups = new Set(settings.map(({ path }) => path.split('.').slice(0, -1).join('.')));
  const visit = (value: unknown, path: string) => {
    if (settings.some((setting) => setting.path === path)) given.set(path, { value, source: 'file', name: file });
    else if (groups.has(path) && isObject(value)) {
      for (const [key, child] of Object.entries(value)) {
        // `$schema` is for editors.
        if (path !== '' || key !== '$schema') visit(child, path ? `${path}.${key}` : key);
      }
    } else if (groups.has(path)) problems.push(`${file}: ${path || 'the whole'} must be an object`);
    else problems.push(unknown(`${file}: ${path}`, path, [...settings.map((setting) => setting.path), ...groups]));
  };
  visit(content, '');
  return { given, problems };
}

/** Reads the variables that begin with HEARTH_, and REDIS_URL, which hosting platforms set. */
export function fromEnvironment(env: NodeJS.ProcessEnv): Source {
  const given = new Map<string, Given>();
  const problems: string[] = [];
  if (env['REDIS_URL']) given.set('redisUrl', { value: env['REDIS_URL'], source: 'environment', name: 'REDIS_URL' });
  for (const [name, text] of Object.entries(env)) {
    if (!name.startsWith('HEARTH_') || text === undefined || OTHER_VARIABLES.includes(name)) continue;
    const setting = settings.find((candidate) => candidate.env === name);
    if (!setting) {
      problems.push(unknown(name, name, [...settings.map((candidate) => candidate.env), ...OTHER_VARIABLES]));
      continue;
    }
    const value = coerce(setting, text);
    if (value === undefined)
      problems.push(
        `${name} must be ${setting.type === 'yes or no' ? setting.type : `a ${setting.type}`}, not "${text}"`,
      );
    else given.set(setting.path, { value, source: 'environment', name });
  }
  return { given, problems };
}

/** Variables are text: numbers and booleans are read from it. Undefined when it is neither. */
export function coerce(setting: Setting, text: string): unknown {
  switch (setting.type) {
    case 'number': {
      const number = Number(text);
      return text.trim() === '' || Number.isNaN(number) ? undefined : number;
    }
    case 'yes or no':
      if (/^(true|yes|on|1)$/i.test(text)) return true;
      return /^(false|no|off|0)$/i.test(text) ? false : undefined;
    default:
      return text;
  }
}

function unknown(where: string, typed: string, names: readonly string[]): string {
  const close = nearest(typed, names);
  return `${where} is not a setting${close ? `; did you mean ${close}?` : ''}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
