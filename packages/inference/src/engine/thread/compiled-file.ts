import { fileURLToPath } from 'node:url';

/**
 * A worker thread is started from compiled JavaScript. The sources are run as they are only by tests, which need a build first: `src/…`
 * is then mapped to the same file in `dist/`.
 */
export function compiledFile(url: URL): string {
  return fileURLToPath(url).replace(/([\\/])src([\\/].*)$/, '$1dist$2');
}
