/** Milliseconds one program may run. */
export const PROGRAM_MS = 2000;
/** Milliseconds after which the thread of a program that does not heed its own limit is ended. */
export const THREAD_MS = PROGRAM_MS + 1000;
/** Bytes a program's values may take. */
export const PROGRAM_BYTES = 64 * 1024 * 1024;
/** Bytes of stack: enough for recursion a thousand deep, and the host's own stack holds what the parser makes of it. */
export const STACK_BYTES = 256 * 1024;
/** Characters a program may print. */
export const OUTPUT_CHARS = 64 * 1024;
/** Characters of an error's message. */
export const MESSAGE_CHARS = 500;
