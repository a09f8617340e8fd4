// Our sources import './x.js' where './x.ts' lies: map that, and @hearth/* to its sources, and nothing of node_modules.
const { existsSync } = require('node:fs');
const path = require('node:path');

const root = path.resolve(__dirname, '../..');
const sourceOf = (name) => path.join(root, name === 'bot' ? 'apps/bot' : `packages/${name}`, 'src/index.ts');

module.exports = (request, options) => {
  const workspace = /^@hearth\/([a-z]+)$/.exec(request);
  if (workspace) return sourceOf(workspace[1]);
  if (/^\.{1,2}\/.*\.js$/.test(request) && !options.basedir.includes('node_modules')) {
    const source = path.resolve(options.basedir, request.replace(/\.js$/, '.ts'));
    if (existsSync(source)) return source;
  }
  return options.defaultResolver(request, options);
};
