import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { configurationPage } from './docs.js';
import { ConfigError, loadConfig } from './load.js';
import { root } from './paths.js';
import { configJson, MASK, printConfig } from './print.js';
import { OTHER_VARIABLES } from './sources.js';
import { settings } from './settings.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearth-config-'));
  file = join(folder, 'hearth.config.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const load = (env: NodeJS.ProcessEnv = {}) => loadConfig({ env: { HEARTH_CONFIG: file, ...env } });
const write = (content: unknown) =>
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
function problems(env: NodeJS.ProcessEnv = {}): readonly string[] {
  try {
    load(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  throw new Error('the configuration was accepted');
}

describe('where values come from', () => {
  test('no file and no variable: the defaults, folders absolute', () => {
    const { config, effective } = load({ XDG_CACHE_HOME: '/cache' });
    expect(config.dataDir).toBe(join(root, 'data'));
    expect(config.modelsDir).toBe('/cache/hearth/models');
    expect(config.turn.debounceMs).toBe(1200);
    expect(effective.every(({ source }) => source === 'default')).toBe(true);
  });

  test('the environment wins over the file, and each value says where it is from', () => {
    write({ $schema: 'x', model: 'a', turn: { debounceMs: 1, slots: 2 } });
    const { config, effective } = load({ HEARTH_TURN_DEBOUNCE_MS: '30', HEARTH_SIMULATOR: 'no' });
    expect(config).toMatchObject({ model: 'a', turn: { debounceMs: 30, slots: 2 }, simulator: false });
    const from = Object.fromEntries(effective.map(({ setting, source, name }) => [setting.path, name ?? source]));
    expect(from).toMatchObject({
      model: file,
      'turn.slots': file,
      'turn.debounceMs': 'HEARTH_TURN_DEBOUNCE_MS',
      'turn.maxWaitMs': 'default',
    });
  });

  test('a relative folder is meant from the file that names it', () => {
    write({ dataDir: 'mine' });
    expect(load().config.dataDir).toBe(join(folder, 'mine'));
    expect(load({ HEARTH_DATA_DIR: 'mine' }).config.dataDir).toBe(join(process.cwd(), 'mine'));
  });

  test('REDIS_URL counts, HEARTH_REDIS_URL wins, even when it is empty', () => {
    expect(load({ REDIS_URL: 'redis://a' }).config.redisUrl).toBe('redis://a');
    expect(load({ REDIS_URL: 'redis://a', HEARTH_REDIS_URL: '' }).config.redisUrl).toBe('');
  });

  test('every setting can be set by its variable', () => {
    const names = settings.map(({ env }) => env);
    expect(new Set(names).size).toBe(settings.length);
    expect(names).toContain('HEARTH_WHATSAPP_PHONE_NUMBER_ID');
  });
});

describe('what is refused', () => {
  test('unknown names, with the nearest known one', () => {
    write({ turn: { debounceMS: 1 }, modell: 'x' });
    expect(problems({ HEARTH_PAGE_PROT: '1' })).toEqual([
      `${file}: turn.debounceMS is not a setting; did you mean turn.debounceMs?`,
      `${file}: modell is not a setting; did you mean model?`,
      'HEARTH_PAGE_PROT is not a setting; did you mean HEARTH_PAGE_PORT?',
    ]);
  });

  test('values of the wrong kind, by the name under which they were given', () => {
    write({ turn: { slots: 'four' } });
    const found = problems({ HEARTH_GATEWAY_PORT: 'http', HEARTH_PAGE_PORT: '70000', HEARTH_SIMULATOR: 'perhaps' });
    expect(found).toEqual([
      'HEARTH_GATEWAY_PORT must be a number, not "http"',
      'HEARTH_SIMULATOR must be yes or no, not "perhaps"',
      expect.stringMatching(/^HEARTH_PAGE_PORT: .*65535/),
      expect.stringMatching(/^turn\.slots: .*number/),
    ]);
  });

  test('a file that is no JSON, and one whose group is no object', () => {
    write('{');
    expect(problems()[0]).toMatch(/is not JSON/);
    write({ turn: 5 });
    expect(problems()).toEqual([`${file}: turn must be an object`]);
  });

  test('a page that everybody could open without a password', () => {
    expect(problems({ HEARTH_PAGE_HOST: '0.0.0.0' })[0]).toMatch(/page\.password/);
    expect(load({ HEARTH_PAGE_HOST: '0.0.0.0', HEARTH_PAGE_PASSWORD: 'x' }).config.page.host).toBe('0.0.0.0');
  });
});

describe('what is shown', () => {
  test('no secret, in no form', () => {
    write({ messenger: { appSecret: 'sesame-file' } });
    const secrets = Object.fromEntries(
      settings.filter(({ secret }) => secret).map(({ env }, index) => [env, `sesame-${index}`]),
    );
    expect(Object.keys(secrets).length).toBeGreaterThan(8);
    const loaded = load(secrets);
    const shown = printConfig(loaded) + JSON.stringify(configJson(loaded));
    expect(shown).not.toContain('sesame');
    expect(shown).toContain(MASK);
  });

  test('docs/configuration.md is what the schema says (./hearth config --markdown > docs/configuration.md)', () => {
    const page = configurationPage();
    expect(readFileSync(join(root, 'docs/configuration.md'), 'utf8')).toBe(page);
    for (const name of [...OTHER_VARIABLES, 'REDIS_URL']) expect(page).toContain(name);
  });
});
