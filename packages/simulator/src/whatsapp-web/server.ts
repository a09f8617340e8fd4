import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import fastify from 'fastify';
import { z } from 'zod';
import { addApi, type Gates } from './api.js';
import { selfSigned } from './certificate.js';
import type { Web } from './context.js';
import type { Device } from './devices.js';

/** The host whose page this pretends to be, in a browser that was told where to look. */
const HOST = 'web.whatsapp.com';
const BODY_LIMIT_BYTES = 16 * 1024 * 1024;

const PAGE = fileURLToPath(new URL('../../whatsapp-web/index.html', import.meta.url));
const SCRIPTS = new URL('../../dist/whatsapp-web-page/', import.meta.url);
const SCRIPT_NAME = /^(?:[a-z][a-z-]*\/)?[a-z][a-z-]*\.js$/;

/** The local TLS server of the page. */
export async function serve(
  web: Web,
  gates: Gates,
  { port, onUnlink }: { port: number; onUnlink: (device: Device) => void },
): Promise<{ port: number; chromiumArgs: string[]; close: () => Promise<void> }> {
  const { cert, key, spkiSha256 } = selfSigned(HOST);
  const app = fastify({ https: { cert, key }, forceCloseConnections: true, bodyLimit: BODY_LIMIT_BYTES });
  app.setErrorHandler((error, _request, reply) => {
    const known = error instanceof RangeError || error instanceof z.ZodError;
    return reply.code(known ? 400 : 500).send({ error: (error as Error).message });
  });
  app.get('/', async (_request, reply) => {
    if (web.faults.settings.neverLoads) return reply.type('text/html').send('<!doctype html><title>WhatsApp</title>');
    return reply.type('text/html').send(await readFile(PAGE));
  });
  app.get('/page/*', async (request, reply) => {
    const name = (request.params as { '*': string })['*'];
    if (!SCRIPT_NAME.test(name)) return reply.code(404).send({});
    return reply.type('text/javascript').send(await readFile(new URL(name, SCRIPTS)));
  });
  addApi(app, web, gates, onUnlink);
  await app.listen({ host: '127.0.0.1', port });
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { port: address.port, chromiumArgs: chromiumArgs(address.port, spkiSha256), close: () => app.close() };
}

/**
 * Sends the browser here for WhatsApp's host and nowhere for any other, and lets it take this one certificate (Chromium
 * heeds that only together with `--user-data-dir`, which every way of starting it for WhatsApp has).
 */
function chromiumArgs(port: number, spkiSha256: string): string[] {
  return [
    `--host-resolver-rules=MAP ${HOST} 127.0.0.1:${port}, MAP * ~NOTFOUND`,
    `--ignore-certificate-errors-spki-list=${spkiSha256}`,
  ];
}
