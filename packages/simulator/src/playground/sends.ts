import { z } from 'zod';
import { jsonOf } from '../http/graph-call.js';
import { badParameter, GraphError, noSuchObject } from '../http/graph-error.js';
import { parseStrict } from '../http/strict.js';
import type { GraphCall } from '../platform.js';
import { acceptReaction, acceptSend, type Draft } from '../threads/sending.js';
import type { Thread } from '../threads/thread.js';
import { fileView } from '../threads/view.js';

const MAX_TEXT = 8000;
const MB = 1024 * 1024;
const MAX_FILE_BYTES = 16 * MB;

const id = z.string().min(1);
const text = z.string().min(1).max(MAX_TEXT);
const option = z.strictObject({ id, title: z.string().min(1).max(80), description: z.string().max(200).optional() });
const common = { to: id, key: z.string().min(1).max(128), quote: id.optional() };
const sendBody = z.discriminatedUnion('type', [
  z.strictObject({ ...common, type: z.literal('text'), text }),
  z.strictObject({ ...common, type: z.enum(['image', 'sticker', 'document']), media: id, caption: text.optional() }),
  z.strictObject({ ...common, type: z.literal('choice'), text, options: z.array(option).min(1).max(20) }),
  z.strictObject({ to: id, key: common.key, type: z.literal('reaction'), target: id, emoji: z.string() }),
]);
type Message = Exclude<z.infer<typeof sendBody>, { type: 'reaction' }>;

function personOf(call: GraphCall, to: string): Thread {
  const thread = call.world.threads.find(call.account, to);
  if (!thread) throw noSuchObject(to, 'post');
  return thread;
}

/** `POST messages`: the same key again is the same message. */
export async function postMessages(call: GraphCall): Promise<unknown> {
  const body = parseStrict(sendBody, jsonOf(call));
  const thread = personOf(call, body.to);
  if (body.type === 'reaction') {
    if (!thread.get(body.target)) throw badParameter('Param target is not a message of this thread.');
    await acceptReaction(call, thread, body.target, body.emoji || null, body.key);
    return { id: body.target };
  }
  if (body.quote !== undefined && !thread.get(body.quote)) {
    throw badParameter('Param quote is not a message of this thread.');
  }
  const draft = { ...contentOf(call, body), outId: body.key, ...(body.quote !== undefined && { quote: body.quote }) };
  const message = await acceptSend(call, thread, draft, { once: true });
  return { id: message.id };
}

function contentOf(call: GraphCall, body: Message): Draft {
  if (body.type === 'text') return { kind: 'text', text: body.text };
  if (body.type === 'choice') return { kind: 'choice', text: body.text, options: body.options };
  const file = call.world.media.get(call.account, body.media);
  if (!file) throw badParameter('Param media is not an uploaded file.');
  return fileView(call.world, body.type, [file], body.caption);
}

/** `POST media`: one file to be named by a later message. */
export async function postMedia(call: GraphCall): Promise<unknown> {
  const files = call.body.kind === 'form' ? call.body.files : [];
  const [file] = files;
  if (!file || files.length > 1) throw badParameter('The body must be multipart with one file.');
  if (file.bytes.length > MAX_FILE_BYTES) {
    throw new GraphError(100, `The file is larger than ${MAX_FILE_BYTES} bytes.`, { status: 413 });
  }
  return { id: (await call.world.media.put(call.account, file, 'account')).id };
}

/** The person's messages up to `read` count as read; `typing` shows or ends the dots. */
const presenceBody = z.strictObject({ to: id, read: id.optional(), typing: z.boolean().optional() });

/** `POST presence` */
export async function postPresence(call: GraphCall): Promise<unknown> {
  const body = parseStrict(presenceBody, jsonOf(call));
  const thread = personOf(call, body.to);
  if (body.read !== undefined) {
    if (!thread.get(body.read)) throw badParameter('Param read is not a message of this thread.');
    thread.markRead('person', body.read);
  }
  if (body.typing !== undefined) thread.setTyping(body.typing ? call.platform.typingLapseMs : 0);
  return { ok: true };
}
