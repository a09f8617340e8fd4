/** A fenced block of any name; the end may be missing where the model ran out of tokens. */
const FENCE = /```[^\n`]*\n([\s\S]*?)(?:```|$)/u;

/** The program in what a model wrote: the first fenced block, else all of it; undefined when there is none. */
export function programIn(text: string): string | undefined {
  const source = (FENCE.exec(text)?.[1] ?? text.replace(/```[\s\S]*$/u, '')).trim();
  return source === '' ? undefined : source;
}
