import { fileURLToPath } from 'node:url';

/** A thread is started from compiled JavaScript; tests run the sources, where `src/…` is mapped to the same file in `dist/`. */
export function compiledFile(url: URL): string {
  return fileURLToPath(url).replace(/([\\/])src([\\/].*)$/, '$1dist$2');
}
