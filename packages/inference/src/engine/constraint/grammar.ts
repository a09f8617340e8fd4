import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';
import type * as XGrammar from '@mlc-ai/web-xgrammar';

let loaded: Promise<typeof XGrammar> | undefined;

/** The xgrammar library, a WebAssembly build of mlc-ai/xgrammar. */
export function loadXGrammar(): Promise<typeof XGrammar> {
  return (loaded ??= load());
}

/**
 * Its package says `"type": "module"` but holds a UMD bundle, which neither import nor require can take: it is evaluated as the CommonJS
 * module it is. The one `import()` in it is not available to code made that way and is answered by `require`.
 */
async function load(): Promise<typeof XGrammar> {
  const require = createRequire(import.meta.url);
  const file = require.resolve('@mlc-ai/web-xgrammar');
  const source = (await readFile(file, 'utf8')).replace("await import('module')", "require('module')");
  const module = { exports: {} as typeof XGrammar };
  compileFunction(source, ['exports', 'module', 'require', '__filename'], { filename: file })(
    module.exports,
    module,
    createRequire(file),
    file,
  );
  return module.exports;
}
