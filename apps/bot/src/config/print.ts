import type { EffectiveSetting, LoadedConfig } from './load.js';

/** What is shown instead of a secret: that there is one, and nothing of it. */
export const MASK = '••••••';

function shown({ setting, value }: EffectiveSetting): unknown {
  return setting.secret && value !== '' ? MASK : value;
}

/** For people: one line a setting, with where its value comes from. */
export function printConfig({ effective, file }: LoadedConfig): string {
  const rows = effective.map((entry) => [
    entry.setting.path,
    shown(entry) === '' ? '(empty)' : String(shown(entry)),
    entry.source === 'environment' ? entry.name! : entry.source,
  ]);
  const width = (column: number) => Math.min(60, Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map(([path, value, from]) => `${path!.padEnd(width(0))}  ${value!.padEnd(width(1))}  ${from}`);
  return [`File: ${file}`, '', ...lines].join('\n');
}

/** For programs: `{ file, settings: [{ path, env, value, source, name?, secret }] }`. */
export function configJson({ effective, file }: LoadedConfig): object {
  return {
    file,
    settings: effective.map((entry) => ({
      path: entry.setting.path,
      env: entry.setting.env,
      value: shown(entry),
      source: entry.source,
      ...(entry.name !== undefined && { name: entry.name }),
      secret: entry.setting.secret,
    })),
  };
}
