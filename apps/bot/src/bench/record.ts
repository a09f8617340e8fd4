import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../config/paths.js';
import { reportTable, type Report } from './report.js';

/** Page that holds the last run of each. */
export const PAGES = { bench: 'docs/performance.md', eval: 'docs/evaluation.md' } as const;

/** Replaces the section of a bench or an evaluation of its page, or adds one. */
export function recordRun(kind: keyof typeof PAGES, name: string, run: Report): void {
  const file = join(root, PAGES[kind]);
  const page = readFileSync(file, 'utf8');
  const heading = `## ${name}\n`;
  const section = `${heading}\n\`npm run ${kind} -- ${name}\`, ${new Date().toISOString().slice(0, 10)}\n\n${reportTable(run)}\n`;
  const start = page.indexOf(heading);
  if (start === -1) return writeFileSync(file, `${page.trimEnd()}\n\n${section}`);
  const next = page.indexOf('\n## ', start + heading.length);
  const rest = next === -1 ? '' : `\n${page.slice(next + 1)}`;
  writeFileSync(file, page.slice(0, start) + section + rest);
}
