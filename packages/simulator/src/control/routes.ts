import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readBody, type Body } from '../http/body.js';
import { GraphError } from '../http/graph-error.js';
import { NotOnThisPlatform } from '../platform.js';
import type { SimulatedChannel } from '../accounts.js';
import type { SendFault } from '../faults.js';
import type { MediaFault } from '../media/store.js';
import type { Person } from '../threads/person.js';
import type { World } from '../world.js';
import { streamThreads } from './events.js';
import { messagesOf } from './message.js';
import {
  choiceBody,
  colleagueBody,
  editBody,
  faultBody,
  reactionBody,
  readBody as readMark,
  selection,
  target,
  unsendBody,
} from './schemas.js';

type Which = { readonly channel: SimulatedChannel; readonly account?: string };

/** What the control API can do. */
export interface Control {
  readonly world: World;
  readonly token: string;
  person(which: Which, id?: string, options?: { name?: string }): Person;
  fault(which: Which, fault: SendFault | MediaFault, times: number): void;
  clearFaults(): void;
}

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

const jsonOf = (body: Body): unknown => (body.kind === 'json' ? body.value : body.kind === 'form' ? body.fields : {});

/** The people's side of the platforms, for the playground page, the command line and tests. */
export async function addControlRoutes(parent: FastifyInstance, control: Control): Promise<void> {
  await parent.register(
    async (app) => {
      const streams = new Set<() => void>();
      app.addHook('onRequest', async (request, reply) => {
        if (!hasToken(request, control.token)) {
          return reply.code(401).send({ error: { message: `the ${TOKEN_HEADER} header is missing or wrong` } });
        }
      });
      app.setErrorHandler((error, _request, reply) => {
        const known = refusal(error);
        if (!known) throw error;
        return reply.code(known.status).send({ error: { message: known.message } });
      });
      app.addHook('preClose', async () => {
        for (const stop of streams) stop();
      });

      app.get('/threads', async (request) => ({
        threads: control.world.threads.states().filter(selection.parse(request.query)),
      }));
      app.get('/events', (request, reply) => {
        const stop = streamThreads(control.world.threads, selection.parse(request.query), reply);
        streams.add(stop);
        reply.raw.on('close', () => streams.delete(stop));
      });
      app.get('/media/:id', async (request, reply) => {
        const file = control.world.media.peek((request.params as { id: string }).id);
        if (!file) return reply.code(404).send({ error: { message: 'no such file' } });
        // Bytes of strangers: never to be run as a page.
        return reply
          .type(file.mime)
          .header('content-security-policy', "default-src 'none'; sandbox")
          .header('x-content-type-options', 'nosniff')
          .send(file.bytes);
      });

      app.post('/faults', async (request) => {
        const { times, send, media, channel, account, ...detail } = faultBody.parse(jsonOf(await readBody(request)));
        const which = { channel, ...(account !== undefined && { account }) };
        if (send !== undefined) control.fault(which, { kind: send, ...detail }, times);
        else control.fault(which, media!, times);
        return { ok: true };
      });
      app.delete('/faults', async () => {
        control.clearFaults();
        return { ok: true };
      });

      const act = (name: string, action: (person: Person, body: Body) => unknown) =>
        app.post(`/threads/:channel/${name}`, async (request) => {
          const wanted = target.parse({ ...(request.query as object), ...(request.params as object) });
          const person = control.person(wanted, wanted.person, wanted);
          const body = await readBody(request);
          return { ok: true, peer: person.id, ...((await action(person, body)) as object | undefined) };
        });

      act('messages', async (person, body) => {
        const ids: string[] = [];
        for (const message of messagesOf(body)) ids.push(...(await person.send(message)));
        return { ids };
      });
      act('reactions', (person, body) => {
        const { message, emoji } = reactionBody.parse(jsonOf(body));
        person.react(message, emoji);
      });
      act('choices', async (person, body) => {
        const { message, option } = choiceBody.parse(jsonOf(body));
        return { ids: await person.choose(message, option) };
      });
      act('edit', (person, body) => {
        const { message, text } = editBody.parse(jsonOf(body));
        person.edit(message, text);
      });
      act('unsend', (person, body) => person.unsend(unsendBody.parse(jsonOf(body)).message));
      act('read', (person, body) => person.read(readMark.parse(jsonOf(body))));
      act('colleague', (person, body) => ({ id: person.colleagueReplies(colleagueBody.parse(jsonOf(body)).text) }));
      act('reset', (person) => person.thread.clear());
    },
    { prefix: '/control' },
  );
}
