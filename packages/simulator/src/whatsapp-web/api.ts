import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { wireChat, type StoredMessage, type WebChat } from './chats.js';
import type { Web } from './context.js';
import type { Device } from './devices.js';
import { chatstate, react, seen, send } from './outgoing.js';
import { openStream } from './stream.js';

const id = z.string().min(1);
const PROFILE_HEADER = 'x-profile';
/** A file that the page sends: WhatsApp's largest document is 2 GB; nothing here needs it. */
const MAX_UPLOAD_BYTES = 128 * 1024 * 1024;

/** Requests that never end while the simulator says so. */
export interface Gates {
  /** The page's calls are not answered. */
  stalled: Promise<void> | undefined;
  /** The page's thread is blocked. */
  frozen: Promise<void> | undefined;
  /** The phone line is cut: no stream can be opened. */
  cut: boolean;
}

/** One call of the page; what it returns is the answer. */
type Call = (body: unknown, device: Device) => unknown;

/** Nobody answers: what a hanging request waits for. */
const never = () => new Promise<never>(() => {});

function chatOf(web: Web, body: unknown): WebChat {
  const { chat: wanted } = z.object({ chat: id }).parse(body);
  const chat = web.chats.chat(wanted);
  if (!chat) throw new RangeError(`no chat ${wanted}`);
  return chat;
}

function messageOf(web: Web, body: unknown): StoredMessage {
  const stored = web.chats.message(z.object({ id }).parse(body).id);
  if (!stored) throw new RangeError('no such message');
  return stored;
}

/** The page's calls by name. */
function calls(web: Web, onUnlink: (device: Device) => void): Record<string, Call> {
  return {
    unknown: (body) => {
      web.unknownModules.push(z.object({ name: id }).parse(body).name);
    },
    synced: (_body, device) => {
      for (const page of web.pages.of(device)) page.synced = true;
      web.transcript.note('synced');
    },
    'refresh-qr': (_body, device) => web.devices.showCodes(device),
    'link-code': (body, device) => {
      const { phone } = z.object({ phone: z.string().regex(/^\d{6,15}$/) }).parse(body);
      const code = web.devices.newCode(device, phone);
      web.transcript.note('code', { detail: code });
      return { code };
    },
    logout: (_body, device) => onUnlink(device),
    takeover: (_body, device) => {
      web.transcript.note('takeover');
      const [mine, ...others] = web.pages.of(device).toSorted((a, b) => Number(b.displaced) - Number(a.displaced));
      for (const other of others) {
        other.displaced = true;
        other.write({ kind: 'state', state: 'CONFLICT' });
      }
      if (mine) mine.displaced = false;
      mine?.write({ kind: 'state', state: 'CONNECTED' });
    },
    chat: (body) => {
      const chat = web.chats.chat(z.object({ id }).parse(body).id);
      return { chat: chat && wireChat(chat) };
    },
    message: (body) => ({ message: web.chats.message(z.object({ id }).parse(body).id)?.wire }),
    earlier: (body) => {
      const { before } = z.object({ before: id.optional() }).parse(body);
      return { messages: web.chats.earlier(chatOf(web, body), before) };
    },
    send: (body) => {
      const accident = send(web, body);
      return accident === 'hang' || accident === 'hang-unsent' ? never() : { accident };
    },
    seen: (body) => seen(web, chatOf(web, body)),
    chatstate: (body) => {
      const { state } = z.object({ state: z.enum(['composing', 'recording', 'paused']) }).parse(body);
      chatstate(web, chatOf(web, body), state);
    },
    react: (body) => react(web, messageOf(web, body), z.object({ emoji: z.string() }).parse(body).emoji),
    preview: (body) => web.transcript.note('preview', { detail: z.object({ href: id }).parse(body).href }),
    presence: (body) => {
      const { available } = z.object({ available: z.boolean() }).parse(body);
      web.transcript.note('presence', { detail: available ? 'available' : 'unavailable' });
    },
    resend: (body) => {
      for (const one of z.object({ ids: z.array(id) }).parse(body).ids) web.transcript.note('resend', { id: one });
    },
  };
}

/** What the page asks its own origin for. */
export function addApi(app: FastifyInstance, web: Web, gates: Gates, onUnlink: (device: Device) => void): void {
  const deviceOf = (request: FastifyRequest): Device => {
    const { profile } = request.query as { profile?: string };
    return web.devices.open(z.uuid().parse(profile ?? request.headers[PROFILE_HEADER]));
  };
  const bytes = { bodyLimit: MAX_UPLOAD_BYTES };
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', ...bytes }, (_request, body, done) =>
    done(null, body),
  );

  app.get('/api/events', (request, reply) => {
    if (gates.cut) return void reply.raw.destroy();
    const { load } = z.object({ load: z.uuid() }).parse(request.query);
    openStream(web, deviceOf(request), load, reply);
  });
  app.post('/api/thaw', async (request) => {
    const pages = web.pages.of(deviceOf(request));
    for (const page of pages) page.frozen = true;
    await gates.frozen;
    for (const page of pages) page.frozen = false;
    return {};
  });
  app.post('/api/upload', bytes, async (request) => {
    await gates.stalled;
    const mime = z.string().parse(request.headers['x-mime']);
    const file = await web.world.media.put(web.account, { bytes: request.body as Buffer, mime }, 'account');
    web.transcript.note('uploaded', { detail: mime });
    return { directPath: `/media/${file.id}`, encFilehash: file.id };
  });
  app.get('/media/:id', async (request, reply) => {
    await gates.stalled;
    const file = web.world.media.peek((request.params as { id: string }).id);
    if (!file) return reply.code(404).send({});
    web.transcript.note('downloaded', { detail: file.id });
    return reply.type('application/octet-stream').send(file.bytes);
  });
  for (const [name, call] of Object.entries(calls(web, onUnlink))) {
    app.post(`/api/${name}`, async (request) => {
      await gates.stalled;
      return (await call(request.body, deviceOf(request))) ?? {};
    });
  }
}
