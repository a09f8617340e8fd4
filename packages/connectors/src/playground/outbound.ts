import { FormData } from 'undici';
import type { ConversationRef, StoredMedia } from '@hearth/message';
import type { MediaReader, OutItem, SendReceipt } from '../connector.js';
import { formFile } from '../media/form-file.js';
import { readFile } from '../media/read-file.js';
import type { Graph } from '../meta/graph.js';
import { unclear } from '../meta/graph-error.js';
import { fields, id } from '../meta/read.js';

/** Sends one item. The key makes a repeat the same message, so nothing has to be looked up. @throws ConnectorError */
export async function sendItem(
  graph: Graph,
  item: OutItem,
  read: MediaReader,
  signal: AbortSignal,
): Promise<SendReceipt> {
  const { account, peer } = item.conversation;
  const quote = item.quote && item.body.type !== 'reaction' ? { quote: item.quote } : {};
  const message = {
    to: peer,
    key: item.outId,
    ...quote,
    ...(await contentOf(graph, account, item.body, read, signal)),
  };
  const mid = id(fields(await graph.post([account, 'messages'], message, 'send', signal))['id']);
  if (!mid) throw unclear('accepted without a message id', 'send');
  return { mid };
}

async function contentOf(
  graph: Graph,
  account: string,
  body: OutItem['body'],
  read: MediaReader,
  signal: AbortSignal,
): Promise<object> {
  if (!('media' in body)) return body;
  const { media, ...rest } = body;
  return { ...rest, media: await upload(graph, account, media, await readFile(read, media), signal) };
}

async function upload(
  graph: Graph,
  account: string,
  media: StoredMedia,
  bytes: Buffer,
  signal: AbortSignal,
): Promise<string> {
  const form = new FormData();
  const file = formFile(bytes, media);
  form.set('file', file.blob, file.name);
  const mediaId = id(fields(await graph.upload([account, 'media'], form, signal))['id']);
  if (!mediaId) throw unclear('upload without an id', 'repeatable');
  return mediaId;
}

/** Marks the message read and shows "typing…". */
export async function showTyping(
  graph: Graph,
  { account, peer }: ConversationRef,
  inboundId: string,
  signal: AbortSignal,
): Promise<void> {
  await graph.post([account, 'presence'], { to: peer, read: inboundId, typing: true }, 'repeatable', signal);
}
