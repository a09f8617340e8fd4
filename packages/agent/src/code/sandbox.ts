import type { QuickJSContext, QuickJSHandle, QuickJSWASMModule } from 'quickjs-emscripten-core';
import { MESSAGE_CHARS, OUTPUT_CHARS, PROGRAM_BYTES, PROGRAM_MS, STACK_BYTES } from './limits.js';
import { PRELUDE } from './prelude.js';
import type { ProgramOutcome } from './types.js';

/** Promise reactions that are run before the clock is looked at. */
const JOBS_AT_ONCE = 100;

/** Said to a program that never printed. */
const NOTHING_PRINTED = 'The program printed nothing. Print the result with console.log.';

/** Gathers what a program prints, up to the limit. */
class Output {
  readonly #lines: string[] = [];
  #room = OUTPUT_CHARS;
  full = false;

  add(length: number, line: () => string): void {
    this.#room -= length + 1;
    if (this.#room < 0) this.full = true;
    else this.#lines.push(line());
  }

  get text(): string {
    return this.#lines.join('\n').trimEnd();
  }
}

/**
 * Runs a program in a QuickJS of its own: no module loader, no timers, nothing of the host but `print`.
 * @param json the program's `data`.
 */
export function runProgram(quickjs: QuickJSWASMModule, source: string, json: string): ProgramOutcome {
  const deadline = performance.now() + PROGRAM_MS;
  const output = new Output();
  const isLate = () => performance.now() > deadline;
  const runtime = quickjs.newRuntime({ memoryLimitBytes: PROGRAM_BYTES, maxStackSizeBytes: STACK_BYTES });
  runtime.setInterruptHandler(() => output.full || isLate());
  const vm = runtime.newContext();
  prepare(vm, output, json);
  const evaluated = vm.evalCode(source, 'program.js');
  let error = evaluated.error;
  while (!error && runtime.hasPendingJob() && !output.full && !isLate()) {
    error = runtime.executePendingJobs(JOBS_AT_ONCE).error;
  }
  if (!evaluated.error) error ??= rejection(vm, evaluated.value);
  if (output.full) return { ok: false, why: 'output', message: `More than ${OUTPUT_CHARS} characters were printed.` };
  const message = error && describe(vm, error).slice(0, MESSAGE_CHARS);
  if (message?.startsWith('InternalError: out of memory')) return { ok: false, why: 'memory', message };
  if (isLate()) return { ok: false, why: 'time', message: `The program ran longer than ${PROGRAM_MS / 1000} seconds.` };
  if (message !== undefined) return { ok: false, why: 'error', message };
  if (output.text === '') return { ok: false, why: 'error', message: NOTHING_PRINTED };
  return { ok: true, output: output.text };
}

/** Why a program that is one asynchronous call failed. */
function rejection(vm: QuickJSContext, value: QuickJSHandle): QuickJSHandle | undefined {
  const state = vm.getPromiseState(value);
  return state.type === 'rejected' ? state.error : undefined;
}

function prepare(vm: QuickJSContext, output: Output, json: string): void {
  const print = vm.newFunction('print', (line) => {
    if (vm.typeof(line) !== 'string') return;
    // Its length is asked first: a string of 50 MB is never copied out.
    const length = vm.getProp(line, 'length').consume((handle) => vm.getNumber(handle));
    output.add(length, () => vm.getString(line));
  });
  const begin = vm.unwrapResult(vm.evalCode(PRELUDE, 'prelude.js'));
  vm.unwrapResult(vm.callFunction(begin, vm.undefined, print, vm.newString(json)));
}

/** "TypeError: not a function (line 3)". A getter that the program put there runs under its limits. */
function describe(vm: QuickJSContext, error: QuickJSHandle): string {
  if (vm.typeof(error) !== 'object')
    return `Thrown: ${vm.typeof(error) === 'string' ? vm.getString(error) : vm.typeof(error)}`;
  const text = (key: string) =>
    vm.getProp(error, key).consume((handle) => (vm.typeof(handle) === 'string' ? vm.getString(handle) : ''));
  const line = /program\.js:(\d+)/.exec(text('stack'))?.[1];
  return `${text('name') || 'Error'}: ${text('message')}${line ? ` (line ${line})` : ''}`;
}
