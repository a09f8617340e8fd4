import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, step, which } from './command.mjs';
import { root } from './paths.mjs';
import { say, SetupError } from './say.mjs';

const APT_ENV = { DEBIAN_FRONTEND: 'noninteractive' };

/** Programs of the system and the packages that bring them; any of the names will do. */
const PROGRAMS = {
  redis: { names: ['redis-server'], apt: ['redis-server'], brew: 'redis' },
  chromium: {
    names: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
    // Beside the browser lies a Vulkan driver that needs no graphics card; the loader of such drivers is a package of its own.
    apt: ['chromium', 'libvulkan1'],
    brew: 'chromium',
  },
};

const missing = (name) => !PROGRAMS[name].names.some(which);

/** Somebody else's Redis is used, so that none is needed here. */
function hasOwnRedis() {
  if (process.env.HEARTH_REDIS_URL) return true;
  const file = join(root, 'hearth.config.json');
  return existsSync(file) && /"redisUrl"\s*:\s*"[^"]/.test(readFileSync(file, 'utf8'));
}

/**
 * Installs what is missing of Redis and, for the tests of the page and of graphics cards, Chromium.
 * Without the rights it prints the one command to run and goes on without Chromium.
 * @throws SetupError when there is no Redis afterwards.
 */
export async function systemPackages({ chromium }) {
  const wanted = [];
  if (missing('redis') && !hasOwnRedis()) wanted.push('redis');
  if (chromium && missing('chromium')) wanted.push('chromium');
  if (wanted.length === 0) return;
  const problem = await install(wanted.flatMap((name) => PROGRAMS[name].apt));
  const still = wanted.filter(missing);
  if (still.length === 0) return;
  const command = which('brew')
    ? `brew install ${still.map((name) => PROGRAMS[name].brew).join(' ')}`
    : `sudo apt-get install -y ${still.flatMap((name) => PROGRAMS[name].apt).join(' ')}`;
  const text = `${problem ? `${problem}\n` : ''}  Please install ${still.join(' and ')} with\n\n    ${command}\n`;
  if (still.includes('redis'))
    throw new SetupError(`${text}\n  and start again, or set HEARTH_REDIS_URL to a Redis of yours.`);
  say(`${text}\n  Going on without: the browser tests, and those of graphics cards, cannot run.`);
}

/** @returns what went wrong, or undefined. */
async function install(packages) {
  if (!which('apt-get')) return undefined;
  const sudo = process.getuid() === 0 ? [] : ['sudo', '-n', '--preserve-env=DEBIAN_FRONTEND'];
  if (sudo.length > 0 && (await run('sudo', ['-n', 'true'])).code !== 0) return undefined;
  const apt = (label, ...args) => step(label, ...split([...sudo, ...args]), APT_ENV);
  try {
    // An apt that was killed half-way refuses everything until this has run; otherwise it does nothing.
    await apt('system packages: state', 'dpkg', '--configure', '-a');
    await apt('system packages: list', 'apt-get', 'update', '-q');
    await apt(
      `system packages: ${packages.join(', ')}`,
      'apt-get',
      'install',
      '-y',
      '-q',
      '--no-install-recommends',
      ...packages,
    );
    return undefined;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    return error.message;
  }
}

const split = ([file, ...args]) => [file, args];
