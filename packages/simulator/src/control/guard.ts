import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { GraphError } from '../http/graph-error.js';
import { NotOnThisPlatform } from '../platform.js';

const TOKEN_HEADER = 'x-control-token';

function hasToken(request: FastifyRequest, token: string): boolean {
  const given = request.headers[TOKEN_HEADER] ?? (request.query as Record<string, string>)['token'];
  const bytes = Buffer.from(typeof given === 'string' ? given : '');
  const wanted = Buffer.from(token);
  return bytes.length === wanted.length && timingSafeEqual(bytes, wanted);
}

function refusal(error: unknown): { status: number; message: string } | undefined {
  if (error instanceof z.ZodError) {
    return {
      status: 400,
      message: error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': ')).join('; '),
    };
  }
  if (
    error instanceof RangeError ||
    error instanceof NotOnThisPlatform ||
    error instanceof GraphError ||
    error instanceof SyntaxError
  ) {
    return { status: 400, message: error.message };
  }
  return undefined;
}

/** Lets nobody in without the token (no web page of somebody else can know it), and says in words what was wrong. */
export function guard(app: FastifyInstance, token: string): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!hasToken(request, token)) {
      return reply.code(401).send({ error: { message: `the ${TOKEN_HEADER} header is missing or wrong` } });
    }
  });
  app.setErrorHandler((error, _request, reply) => {
    const known = refusal(error);
    if (!known) throw error;
    return reply.code(known.status).send({ error: { message: known.message } });
  });
}
