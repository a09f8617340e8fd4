import { dirname, join, resolve } from 'node:path';
import { cacheDir, root } from './paths.js';
import { configSchema, type Config } from './schema.js';
import { fromEnvironment, fromFile, type Given } from './sources.js';
import { settings, type Setting } from './settings.js';
import { UserError } from './user-error.js';
import { isLoopback } from '../loopback.js';

/** Everything that is wrong with the configuration, one line each, written for the operator. Holds no secret value. */
export class ConfigError extends UserError {
  override readonly name = 'ConfigError';
  constructor(readonly problems: readonly string[]) {
    super(`The configuration is not right:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

/** One setting with the value in force. */
export interface EffectiveSetting {
  readonly setting: Setting;
  readonly value: unknown;
  readonly source: 'default' | 'file' | 'environment';
  /** The file or the variable. */
  readonly name?: string;
}

export interface LoadedConfig {
  readonly config: Config;
  readonly file: string;
  readonly effective: readonly EffectiveSetting[];
}

/** Where the configuration file is: `HEARTH_CONFIG`, or `hearth.config.json` in the clone. */
export function configFile(env: NodeJS.ProcessEnv = process.env): string {
  return env['HEARTH_CONFIG'] ? resolve(env['HEARTH_CONFIG']) : join(root, 'hearth.config.json');
}

/**
 * Reads `hearth.config.json` and the environment (which wins) and checks both.
 * Folders come out absolute: relative ones are meant from the file that names them, from the working directory
 * (environment), or from the clone (defaults).
 * @throws ConfigError with every problem at once.
 */
export function loadConfig({ env = process.env } = {}): LoadedConfig {
  const file = configFile(env);
  const sources = [fromFile(file), fromEnvironment(env)];
  const given = new Map<string, Given>(sources.flatMap((source) => [...source.given]));
  const problems = sources.flatMap((source) => source.problems);

  const parsed = configSchema.safeParse(nest(given));
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const path = issue.path.join('.');
      problems.push(`${given.get(path)?.source === 'environment' ? given.get(path)!.name : path}: ${issue.message}`);
    }
  }
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);

  const config = withFolders(parsed.data, given, env);
  if (!isLoopback(config.page.host) && !config.page.password) {
    throw new ConfigError([
      'page.host is not loopback, so page.password must be set: the page shows every conversation',
    ]);
  }
  const effective = settings.map((setting) => ({
    setting,
    value: valueAt(config, setting.path),
    source: given.get(setting.path)?.source ?? ('default' as const),
    ...(given.has(setting.path) && { name: given.get(setting.path)!.name }),
  }));
  return { config, file, effective };
}

function withFolders(config: Config, given: ReadonlyMap<string, Given>, env: NodeJS.ProcessEnv): Config {
  const base = (path: string) => {
    const from = given.get(path);
    if (!from) return root;
    return from.source === 'file' ? dirname(from.name) : process.cwd();
  };
  return {
    ...config,
    dataDir: resolve(base('dataDir'), config.dataDir),
    modelsDir: config.modelsDir
      ? resolve(base('modelsDir'), config.modelsDir)
      : join(cacheDir(env), 'hearth', 'models'),
  };
}

function nest(given: ReadonlyMap<string, Given>): object {
  const tree: Record<string, unknown> = {};
  for (const [path, { value }] of given) {
    const names = path.split('.');
    let node = tree;
    for (const name of names.slice(0, -1)) node = (node[name] ??= {}) as Record<string, unknown>;
    node[names.at(-1)!] = value;
  }
  return tree;
}

/** The value at a path such as `turn.debounceMs`. */
export function valueAt(config: Config, path: string): unknown {
  return path.split('.').reduce<unknown>((node, name) => (node as Record<string, unknown>)[name], config);
}
