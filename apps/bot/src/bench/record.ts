import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../config/paths.js';
import { reportTable, type Report } from './report.js';

const FILE = join(root, 'docs/performance.md');

/** Replaces the section of a bench or an evaluation of docs/performance.md, or adds one: the page holds the last run of each. */
export function recordRun(kind: 'bench' | 'eval', name: string, run: Report, file = FILE): void {
  const page = readFileSync(file, 'utf8');
  const heading = `## ${name}\n`;
  const section = `${heading}\n\`npm run ${kind} -- ${name}\`, ${new Date().toISOString().slice(0, 10)}\n\n${reportTable(run)}\n`;
  const start = page.indexOf(heading);
  if (start === -1) return writeFileSync(file, `${page.trimEnd()}\n\n${section}`);
  const next = page.indexOf('\n## ', start + heading.length);
  const rest = next === -1 ? '' : `\n${page.slice(next + 1)}`;
  writeFileSync(file, page.slice(0, start) + section + rest);
}
