import { post } from './server.js';

/** Modules by name, as `window.require` gives them. */
const modules = new Map<string, unknown>();
/** Names that the simulator was told to leave out: what a new release of the page does to a client. */
let missing = new Set<string>();
const reported = new Set<string>();

/** Names that are read on any object by the language or by DevTools, and mean nothing. */
const HARMLESS = new Set(['then', 'toJSON', 'constructor', 'on']);

function report(name: string): void {
  if (reported.has(name)) return;
  reported.add(name);
  void post('unknown', { name });
}

/** Notes every member that is read and is not there; the real page would answer `undefined`, and so do we. */
function watched(name: string, members: object): object {
  return new Proxy(members, {
    get(target, member, receiver) {
      if (typeof member === 'string' && !(member in target) && !HARMLESS.has(member)) report(`${name}.${member}`);
      return Reflect.get(target, member, receiver) as unknown;
    },
  });
}

/** Offers a module. Classes are given as they are, because `instanceof` is used on them. */
export function define(name: string, members: unknown): void {
  modules.set(name, typeof members === 'object' && members !== null ? watched(name, members) : members);
}

export function leaveOut(names: readonly string[]): void {
  missing = new Set(names);
}

/** @throws Error on a name that is not offered, as the real page does. */
export function require(name: string): unknown {
  if (missing.has(name)) throw new Error(`Requiring unknown module "${name}"`);
  if (!modules.has(name)) {
    report(name);
    throw new Error(`Requiring unknown module "${name}"`);
  }
  return modules.get(name);
}
