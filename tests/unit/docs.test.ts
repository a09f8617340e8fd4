import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createProgram, settings } from '@hearth/bot';
import { describe, expect, test } from '@jest/globals';

const root = resolve(import.meta.dirname, '../..');
const pages = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], { cwd: root })
  .toString()
  .split('\n')
  .filter((path) => path && existsSync(join(root, path)));
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
/** Not settings, see docs/configuration.md. */
const OTHER_VARIABLES = ['HEARTH_CONFIG', 'HEARTH_RUN_FILE'];
const variables = new Set([...settings.map(({ env }) => env), ...OTHER_VARIABLES]);
/** Commands of npm itself. */
const NPM = ['start', 'test', 'run', 'ci', 'install', 'install-scripts'];
/** Names of the repository's own folders: a path that begins with one must be there. */
const OWN_PATH = /^(packages|apps|tests|docs|scripts)\/[\w./-]+$/;

const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)];
/** What is written as code: in backticks or in a fenced block. */
const codeOf = (text: string) => [
  ...matches(text, /^```[^\n]*\n(.*?)^```/gms).map(([, code]) => code!),
  ...matches(text.replace(/^```.*?^```/gms, ''), /`([^`\n]+)`/g).map(([, code]) => code!),
];

/** `./hearth models use X --id y` → what of it the program does not know. */
function unknownIn(line: string): string[] {
  const words = line.trim().split(/\s+/);
  let command = createProgram();
  const unknown: string[] = [];
  for (const word of words) {
    const below = command.commands.find((one) => one.name() === word);
    if (below) command = below as typeof command;
    else if (word.startsWith('--') && word !== '--help') {
      if (!command.options.some(({ long }) => long === word.split('=')[0])) unknown.push(`${command.name()} ${word}`);
    } else if (command.name() === 'hearth' && /^[a-z]/.test(word)) return [word];
  }
  return unknown;
}

describe.each(pages)('%s', (page) => {
  const text = readFileSync(join(root, page), 'utf8');
  const code = codeOf(text);

  test('names commands and options that the program has', () => {
    const lines = code.flatMap((one) =>
      matches(one, /(?:^|[\s=])\.\/hearth((?: +[^\s|;&#…()]+)*)/gm).map(([, rest]) => rest!),
    );
    expect(lines.flatMap(unknownIn)).toEqual([]);
    expect(text).not.toMatch(/npx hearth/);
  });

  test('names npm scripts that there are', () => {
    const used = code.flatMap((one) => matches(one, /(?:^|\s)npm (?:run )?([a-z-]+)/gm).map(([, name]) => name!));
    expect(used.filter((name) => !NPM.includes(name) && !(name in scripts))).toEqual([]);
  });

  test('names variables that are settings', () => {
    const used = matches(text, /HEARTH_[A-Z_]*[A-Z]/g).map(([name]) => name);
    expect(used.filter((name) => !variables.has(name))).toEqual([]);
  });

  test('links to files and names paths that are there', () => {
    const links = matches(text, /\]\((?!https?:|#|mailto:)([^)#\s]+)/g).map(([, target]) =>
      resolve(root, dirname(page), target!),
    );
    const paths = code.filter((one) => OWN_PATH.test(one)).map((path) => resolve(root, path));
    expect([...links, ...paths].filter((path) => !existsSync(path))).toEqual([]);
  });
});

test('files that hold secrets are ignored by git', () => {
  const secret = ['hearth.config.json', '.env'];
  expect(
    execFileSync('git', ['check-ignore', ...secret], { cwd: root })
      .toString()
      .trim()
      .split('\n'),
  ).toEqual(secret);
});
