import { cpus, totalmem } from 'node:os';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeviceWish } from '@hearth/inference';
import { root } from '../config/paths.js';

/** One measured number. Ids are dotted and stable, `decode.8.vs-node-llama-cpp`: runs of different days are compared by them. */
export interface Figure {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  /** Null: measured, not judged. */
  readonly goal: number | null;
  readonly direction: 'min' | 'max';
  readonly ok: boolean;
  readonly detail: string;
  /** 95 %, of a share or a difference of shares. */
  readonly interval?: readonly [low: number, high: number];
}

/** What every bench and every evaluation prints with `--json`. */
export interface Report {
  readonly machine: { readonly cpu: string; readonly cores: number; readonly memoryGB: number; readonly os: string };
  readonly versions: Readonly<Record<string, string>>;
  readonly figures: readonly Figure[];
}

/** What a bench or an evaluation is given. */
export interface BenchOptions {
  /** Shows progress; not part of the result. */
  readonly say: (line: string) => void;
  /** Shows how far it is, in a line that the next one replaces. */
  readonly progress: (text: string) => void;
  /** Only a part of an evaluation, which shows that everything runs. */
  readonly quick: boolean;
  readonly choice: BenchChoice;
}

/** What a bench or an evaluation may be told besides, if it {@link BenchModule.takes} it. */
export interface BenchChoice {
  /** Id of a model; left out: the configured one. */
  readonly model?: string;
  /** How many questions. */
  readonly count?: number;
  /** Which questions: others for another number. */
  readonly seed?: number;
  /** Where the model runs; left out: where it is configured to. */
  readonly device?: DeviceWish;
}

/** A module `bench/<name>.ts` or `eval/<name>.ts`. */
export interface BenchModule {
  readonly run: (options: BenchOptions) => Promise<Figure[]>;
  readonly takes?: readonly (keyof BenchChoice)[];
}

/** `direction` is the side on which better lies; with a goal, `ok` says whether it was reached. */
export function figure(
  id: string,
  value: number,
  unit: string,
  { goal = null, direction, detail = '', interval }: FigureOptions,
): Figure {
  const ok = goal === null || (direction === 'min' ? value <= goal : value >= goal);
  return { id, value, unit, goal, direction, ok, detail, ...(interval && { interval }) };
}

interface FigureOptions extends Partial<Pick<Figure, 'goal' | 'detail' | 'interval'>> {
  readonly direction: Figure['direction'];
}

/** Figures with the machine and the versions that they were taken with. */
export function report(figures: readonly Figure[]): Report {
  const processors = cpus();
  return {
    machine: {
      cpu: processors[0]?.model.trim() ?? 'unknown',
      cores: processors.length,
      memoryGB: Math.round(totalmem() / 2 ** 30),
      os: `${process.platform} ${process.arch}`,
    },
    versions: {
      hearth: versionOf('.'),
      node: process.versions.node,
      ...installed('onnxruntime-node', 'bullmq', 'sharp'),
    },
    figures,
  };
}

/** For people: one row a figure, as a Markdown table, which is readable on a terminal too. */
export function reportTable({ machine, versions, figures }: Report): string {
  const rows = figures.map(({ id, value, unit, goal, direction, ok, detail, interval }) => [
    id,
    `${rounded(value)} ${unit}`.trim() + (interval ? ` (${interval.map(rounded).join(' to ')})` : ''),
    goal === null ? '' : `${direction === 'min' ? '≤' : '≥'} ${goal}`,
    goal === null ? '' : ok ? 'yes' : 'NO',
    detail,
  ]);
  const all = [['figure', 'value', 'goal', 'reached', 'detail'], ...rows];
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  const line = (row: readonly string[]) => `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  const where = `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGB} GB, ${machine.os}`;
  const what = Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ');
  return [line(all[0]!), rule, ...all.slice(1).map(line), '', `${where}; ${what}`].join('\n');
}

/** Three significant digits; whole numbers stay whole. */
function rounded(value: number): string {
  return Number.isInteger(value) || Math.abs(value) >= 1000
    ? String(Math.round(value))
    : String(Number(value.toPrecision(3)));
}

function installed(...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, versionOf(join('node_modules', name))]));
}

function versionOf(folder: string): string {
  return (JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as { version: string }).version;
}
