import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createProgram, settings } from '@hearth/bot';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv2020, type AnySchema } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

interface Service {
  image: string;
  command: string[];
  environment?: Record<string, string>;
  volumes: string[];
  healthcheck: { test: string[] };
  profiles?: string[];
  ports?: string[];
  deploy?: { resources: { reservations: { devices: { capabilities: string[] }[] } } };
}
interface ComposeFile {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
}

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const text = read('docker-compose.yml');
const compose = parse(text, { merge: true }) as ComposeFile;
const roles = Object.entries(compose.services).filter(([, { image }]) => image === 'hearth');
const commands = new Set(createProgram().commands.map((command) => command.name()));
const variables = new Set(settings.map(({ env }) => env));

describe('docker-compose.yml', () => {
  let validate: (file: unknown) => boolean;
  let errors: () => unknown;
  beforeAll(() => {
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    const compiled = ajv.compile(JSON.parse(read('tests/unit/fixtures/compose-spec.json')) as AnySchema);
    validate = (file) => compiled(file) as boolean;
    errors = () => compiled.errors;
  });

  test('fits the Compose specification', () => {
    const valid = validate(compose);
    expect(errors()).toBeNull();
    expect(valid).toBe(true);
  });

  test('the schema would notice a wrong key', () => {
    expect(validate({ services: { redis: { image: 'redis', helthcheck: {} } } })).toBe(false);
  });

  test('has every role, a Redis that loses nothing, and a worker for GPUs by profile', () => {
    expect(Object.keys(compose.services).toSorted()).toEqual(['gateway', 'redis', 'sender', 'worker', 'worker-gpu']);
    expect(compose.services['redis']!.command.join(' ')).toMatch(
      /--appendonly yes --appendfsync always --maxmemory-policy noeviction/,
    );
    const gpu = compose.services['worker-gpu']!;
    expect(gpu.profiles).toEqual(['gpu']);
    expect(gpu.environment).toEqual({
      ...compose.services['worker']!.environment,
      HEARTH_DEVICE: '${HEARTH_DEVICE:-webgpu}',
    });
    expect(gpu.deploy!.resources.reservations.devices[0]!.capabilities).toEqual(
      expect.arrayContaining(['gpu', 'graphics']),
    );
  });

  test.each(roles)('%s runs a command of the program and checks its health with one', (_name, service) => {
    expect(commands).toContain(service.command[0]);
    const [, node, entry, command] = service.healthcheck.test;
    expect([node, entry]).toEqual(['node', 'apps/bot/dist/cli/entry.js']);
    expect(commands).toContain(command);
  });

  test('every variable is a setting', () => {
    const used = [
      ...roles.flatMap(([, { environment }]) => Object.keys(environment!)),
      ...[...text.matchAll(/\$\{(\w+)/g)].map(([, name]) => name!),
    ];
    expect(used.length).toBeGreaterThan(20);
    expect(used.filter((name) => !variables.has(name))).toEqual([]);
  });

  test('every volume is declared', () => {
    const used = Object.values(compose.services).flatMap(({ volumes }) =>
      volumes.map((volume) => volume.split(':')[0]),
    );
    expect(new Set(used)).toEqual(new Set(Object.keys(compose.volumes)));
  });

  test('only the gateway has a port, and only on this machine', () => {
    const ports = Object.entries(compose.services).flatMap(([name, service]) =>
      (service.ports ?? []).map((port) => [name, port]),
    );
    expect(ports).toEqual([['gateway', '127.0.0.1:4780:4780']]);
  });
});

describe('Dockerfile', () => {
  const lines = read('Dockerfile').split('\n');

  test('runs the program, not as root', () => {
    expect(lines).toContain('USER node');
    expect(lines).toContain('ENTRYPOINT ["node", "apps/bot/dist/cli/entry.js"]');
    expect(existsSync(join(root, 'apps/bot/src/cli/entry.ts'))).toBe(true);
  });

  test('has every package of this repository before it installs', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { link?: boolean; resolved?: string }>;
    };
    const own = Object.values(packages).flatMap(({ link, resolved }) => (link ? [resolved!] : []));
    const before = lines.slice(0, lines.indexOf('RUN npm ci --ignore-scripts')).join('\n');
    expect(own.length).toBeGreaterThan(6);
    const missing = own.filter((folder) => !before.includes(`COPY ${folder}/package.json`));
    expect(missing.filter((folder) => !folder.startsWith('packages/stand-ins/'))).toEqual([]);
    expect(before).toContain('COPY packages/stand-ins ');
  });

  test('copies what is there, and all of it gets past .dockerignore', () => {
    const copied = lines.flatMap((line) => /^COPY (?!--from)(.+) \S+$/.exec(line)?.[1]!.split(' ') ?? []);
    const kept = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    expect(copied.length).toBeGreaterThan(10);
    for (const path of copied) {
      expect(existsSync(join(root, path))).toBe(true);
      expect(kept.some((pattern) => path === pattern || path.startsWith(`${pattern}/`))).toBe(true);
    }
  });
});
