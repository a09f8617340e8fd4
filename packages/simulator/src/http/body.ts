import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { badParameter } from './graph-error.js';

export interface FormFile {
  readonly bytes: Buffer;
  readonly mime: string;
  readonly name: string;
}

export type Body =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly value: Readonly<Record<string, unknown>> }
  | {
      readonly kind: 'form';
      readonly fields: Readonly<Record<string, string>>;
      readonly files: readonly (FormFile & { readonly field: string })[];
    };

/** Largest upload of any platform: a WhatsApp document. */
const MAX_FILE_BYTES = 100 * 1024 * 1024;
/** JSON bodies of sends are small; the platform's own ceiling is not published. */
const MAX_JSON_BYTES = 3 * 1024 * 1024;

/** Makes a server hand over raw JSON bytes and multipart parts, for {@link readBody}. */
export async function acceptBodies(app: FastifyInstance): Promise<void> {
  await app.register(multipart, { limits: { fileSize: MAX_FILE_BYTES + 1, files: 30, fields: 50 } });
  const raw = { parseAs: 'buffer' as const, bodyLimit: MAX_JSON_BYTES };
  for (const type of ['application/json', 'application/x-www-form-urlencoded', 'text/plain']) {
    app.addContentTypeParser(type, raw, (_request, body, done) => done(null, body));
  }
}

/** Reads JSON, multipart or URL-encoded. @throws GraphError 100 when it is none of them or broken. */
export async function readBody(request: FastifyRequest): Promise<Body> {
  if (request.isMultipart()) return readForm(request);
  if (!Buffer.isBuffer(request.body) || request.body.length === 0) return { kind: 'none' };
  const text = request.body.toString('utf8');
  if (request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
    return { kind: 'form', fields: Object.fromEntries(new URLSearchParams(text)), files: [] };
  }
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { kind: 'json', value: value as Record<string, unknown> };
    }
  } catch {
    // Falls through to the same answer as JSON that is no object.
  }
  throw badParameter('Invalid JSON: the body must be one JSON object.');
}

async function readForm(request: FastifyRequest): Promise<Body> {
  const fields: Record<string, string> = {};
  const files: (FormFile & { field: string })[] = [];
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      files.push({ field: part.fieldname, bytes: await part.toBuffer(), mime: part.mimetype, name: part.filename });
    } else {
      fields[part.fieldname] = String(part.value);
    }
  }
  return { kind: 'form', fields, files };
}
