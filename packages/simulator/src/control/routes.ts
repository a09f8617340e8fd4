import type { FastifyInstance } from 'fastify';
import { readBody, type Body } from '../http/body.js';
import { addFault, clearFaults, correspondentOf } from '../directory.js';
import type { Correspondent } from '../threads/correspondent.js';
import type { World } from '../world.js';
import { streamThreads } from './events.js';
import { guard } from './guard.js';
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
import { addWhatsAppWebRoutes } from './whatsapp-web.js';

const jsonOf = (body: Body): unknown => (body.kind === 'json' ? body.value : body.kind === 'form' ? body.fields : {});

/** The people's side of the platforms, for the playground page, the command line and tests. */
export async function addControlRoutes(parent: FastifyInstance, world: World, token: string): Promise<void> {
  await parent.register(
    async (app) => {
      const streams = new Set<() => void>();
      guard(app, token);
      app.addHook('preClose', async () => {
        for (const stop of streams) stop();
      });

      app.get('/threads', async (request) => ({
        threads: world.threads
          .all()
          .filter(selection.parse(request.query))
          .map((thread) => thread.state()),
      }));
      app.get('/events', (request, reply) => {
        const stop = streamThreads(world.threads, selection.parse(request.query), reply);
        streams.add(stop);
        reply.raw.on('close', () => streams.delete(stop));
      });
      app.get('/media/:id', async (request, reply) => {
        const file = world.media.peek((request.params as { id: string }).id);
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
        if (send !== undefined) addFault(world, which, { kind: send, ...detail }, times);
        else addFault(world, which, media!, times);
        return { ok: true };
      });
      app.delete('/faults', async () => {
        clearFaults(world);
        return { ok: true };
      });

      addWhatsAppWebRoutes(app, world);

      const act = (name: string, action: (person: Correspondent, body: Body) => unknown) =>
        app.post(`/threads/:channel/${name}`, async (request) => {
          const wanted = target.parse({ ...(request.query as object), ...(request.params as object) });
          const person = correspondentOf(world, wanted);
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
      act('reset', (person) => person.clear());
    },
    { prefix: '/control' },
  );
}
