import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeTarball } from './tarball.js';
import { makeZip } from './zip.js';

/** Sources on loopback that can be told to fail. For tests. */
export interface FakeSource {
  readonly url: string;
  /** `METHOD path` and range of every request so far. */
  readonly requests: { readonly path: string; readonly range: string | undefined }[];
  close(): Promise<void>;
}

export interface Behaviour {
  /** Never answers. */
  hang?: boolean;
  /** Cuts the connection after that many bytes of a body. */
  cutAfter?: number;
}

/** Serves files by path, with ranges, as a model hub does. Paths are those of the hub: `/OWNER/NAME/resolve/REVISION/PATH`. */
export async function startHub(
  files: Readonly<Record<string, Buffer>>,
  behaviour: Behaviour = {},
): Promise<FakeSource> {
  return start((request, response) => {
    const body = files[decodeURIComponent(request.url!.split('?')[0]!)];
    if (behaviour.hang) return;
    if (!body) response.writeHead(404, { 'x-error-code': 'EntryNotFound' }).end();
    else sendRange(request, response, body, behaviour.cutAfter);
  });
}

export interface FakePackage {
  readonly name: string;
  readonly version: string;
  readonly members: Readonly<Record<string, Uint8Array>>;
  /** Served instead of the wheel made from `members`. */
  readonly raw?: Buffer;
  /** Offers only a source archive. */
  readonly sourceOnly?: boolean;
}

/** A package index on loopback: the simple repository API that pip reads. `hang`: names of packages whose files never come. */
export async function startPackageIndex(
  packages: readonly FakePackage[],
  behaviour: { hang?: Set<string>; cutAfter?: number } = {},
): Promise<FakeSource> {
  const built = packages.map((one) => {
    const stem = `${one.name.replaceAll('-', '_')}-${one.version}`;
    const file = one.sourceOnly ? `${one.name}-${one.version}.tar.gz` : `${stem}-py3-none-any.whl`;
    const bytes = one.raw ?? makeZip({ ...one.members, ...wheelMetadata(one, stem) });
    return { ...one, file, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  });
  return start((request, response) => {
    const [, kind, name] = request.url!.split('/');
    const found = built.find((one) => one.name === name || one.file === name);
    if (!found) response.writeHead(404).end();
    else if (kind === 'simple' && request.headers.accept?.startsWith('application/vnd.pypi.simple.v1+json')) {
      const entry = {
        filename: found.file,
        url: `/files/${found.file}`,
        size: found.bytes.length,
        hashes: { sha256: found.sha256 },
      };
      response
        .setHeader('content-type', 'application/vnd.pypi.simple.v1+json')
        .end(JSON.stringify({ meta: { 'api-version': '1.1' }, name, files: [entry] }));
    } else if (!behaviour.hang?.has(found.name)) sendRange(request, response, found.bytes, behaviour.cutAfter);
  });
}

/** The npm registry on loopback, as far as npm and this program read it. `name` may be scoped; `raw` is served instead of a tarball. */
export async function startNpmRegistry(packages: readonly FakePackage[]): Promise<FakeSource> {
  const built = await Promise.all(
    packages.map(async (one) => {
      const manifest = { name: one.name, version: one.version, scripts: { prepare: 'exit 1', postpack: 'exit 1' } };
      const bytes =
        one.raw ??
        (await makeTarball({ 'package/package.json': Buffer.from(JSON.stringify(manifest)), ...one.members }));
      const integrity = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
      return { ...one, bytes, manifest, integrity };
    }),
  );
  const source = await start((request, response) => {
    const path = decodeURIComponent(request.url!.slice(1));
    const found = built.find(({ name }) => path === name || path.startsWith(`${name}/`));
    if (!found) return void response.writeHead(404, { 'content-type': 'application/json' }).end('{}');
    const { name, version, manifest, integrity } = found;
    const tarball = `${source.url}/${name}/-/package.tgz`;
    const document = { ...manifest, dist: { tarball, integrity } };
    if (path.endsWith('.tgz')) return sendRange(request, response, found.bytes);
    const all = { name, 'dist-tags': { latest: version }, versions: { [version]: document } };
    const wanted = path === name ? all : path === `${name}/${version}` ? document : undefined;
    response
      .writeHead(wanted ? 200 : 404, { 'content-type': 'application/json' })
      .end(JSON.stringify(wanted ?? { error: 'version not found' }));
  });
  return source;
}

/** Variables that lead npm, and nothing else of the machine's set-up, to a registry; `npm: false` = a machine without it. */
export function npmEnvironment(registry: FakeSource, npm: boolean): NodeJS.ProcessEnv {
  const nothing = { npm_config_userconfig: '/dev/null', npm_config_globalconfig: '/dev/null' };
  return { PATH: npm ? process.env.PATH : '/nonexistent', npm_config_registry: registry.url, ...nothing };
}

/** Variables that lead pip, and nothing else of the machine's set-up, to an index. */
export function pipEnvironment(index: FakeSource): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('PIP_') && !/_proxy$/i.test(name));
  return {
    ...Object.fromEntries(own),
    PIP_CONFIG_FILE: '/dev/null',
    PIP_INDEX_URL: `${index.url}/simple`,
  };
}

/** The same for a machine without Python. */
export function noPipEnvironment(index: FakeSource): NodeJS.ProcessEnv {
  return { PATH: '/nonexistent', PIP_INDEX_URL: `${index.url}/simple` };
}

function wheelMetadata({ name, version }: FakePackage, stem: string): Record<string, Uint8Array> {
  return {
    [`${stem}.dist-info/METADATA`]: Buffer.from(`Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n`),
    [`${stem}.dist-info/WHEEL`]: Buffer.from('Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n'),
  };
}

function sendRange(request: IncomingMessage, response: ServerResponse, body: Buffer, cutAfter?: number): void {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
  const first = Number(from ?? 0);
  const last = to ? Math.min(Number(to), body.length - 1) : body.length - 1;
  const bytes = body.subarray(first, last + 1);
  response.writeHead(from === undefined ? 200 : 206, {
    etag: '"1"',
    'content-length': bytes.length,
    ...(from !== undefined && { 'content-range': `bytes ${first}-${last}/${body.length}` }),
  });
  if (cutAfter === undefined || bytes.length <= cutAfter) response.end(bytes);
  else response.write(bytes.subarray(0, cutAfter), () => setImmediate(() => response.destroy()));
}

async function start(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<FakeSource> {
  const requests: FakeSource['requests'] = [];
  const server = createServer((request, response) => {
    requests.push({ path: request.url!, range: request.headers.range });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
