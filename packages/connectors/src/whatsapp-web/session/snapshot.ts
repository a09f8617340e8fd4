import { clip } from '@hearth/message';
import { normaliseSha256 } from '../../media/hash.js';
import { fields, id, list, millis, number, words } from '../../meta/read.js';
import type { Fields } from '../../meta/read.js';
import type { WebFile, WebMessage } from './types.js';

/** Longest text that WhatsApp sends, in UTF-16 characters. */
const MAX_TEXT = 65_536;
const MAX_CARDS = 20;
const MAX_CARD_LENGTH = 10_000;
const MAX_NAME_LENGTH = 100;
/** Ids are well below; anything longer is none. */
const MAX_ID_LENGTH = 200;
const MAX_TYPE_LENGTH = 60;
/** A group holds about a thousand people. */
const MAX_MENTIONS = 2000;

/** Kinds whose `body` is a small picture in base64 and whose words are the caption. */
const FILE_TYPES: ReadonlySet<string> = new Set([
  'image',
  'video',
  'audio',
  'ptt',
  'ptv',
  'document',
  'sticker',
  'gif',
]);

/** A message before it is known who is who: ids are as the page has them. */
export interface Snapshot extends Omit<WebMessage, 'peer' | 'quote' | 'mentioned' | 'mentionTokens' | 'album'> {
  readonly quoted?: { readonly stanza: string; readonly author?: string };
  readonly mentions: readonly string[];
  /** Stanza of the album it belongs to. */
  readonly albumOf?: string;
  /** For an album's own message: how many files it announces. */
  readonly albumSize?: number;
}

/** Reads a model of the page; undefined when nothing says which message it is. */
export function snapshot(value: unknown): Snapshot | undefined {
  const model = fields(value);
  const key = fields(model['id']);
  const stanza = shortId(key['id']);
  const chat = wid(key['remote']);
  const serialized = shortId(key['_serialized']);
  if (!stanza || !chat || !serialized) return undefined;
  const own = key['fromMe'] === true;
  const type = clip(words(model['type']) ?? 'unknown', MAX_TYPE_LENGTH);
  const file = FILE_TYPES.has(type) ? fileOf(model, type) : undefined;
  const text = words(file ? model['caption'] : type === 'chat' ? model['body'] : model['caption']);
  const name = words(model['notifyName']);
  const place = type === 'location' ? placeOf(model) : undefined;
  const cards = type === 'vcard' || type === 'multi_vcard' ? cardsOf(model, type) : undefined;
  const quoted = shortId(model['quotedStanzaID']);
  const quotedAuthor = wid(model['quotedParticipant']);
  const albumOf = type === 'album' ? undefined : shortId(fields(model['parentMsgKey'])['id']);
  const albumSize =
    type === 'album' ? count(model['expectedImageCount']) + count(model['expectedVideoCount']) : undefined;
  return {
    id: serialized,
    stanza,
    chat,
    author: wid(model['author']) ?? wid(key['participant']) ?? wid(model['from']) ?? chat,
    own,
    type,
    at: millis(model['t']) ?? Date.now(),
    ack: number(model['ack']) ?? 0,
    ...(name && { name: clip(name, MAX_NAME_LENGTH) }),
    ...(text && { text: clip(text, MAX_TEXT) }),
    ...(file && { file }),
    ...(place && { place }),
    ...(cards && { cards }),
    ...(quoted && { quoted: { stanza: quoted, ...(quotedAuthor && { author: quotedAuthor }) } }),
    ...(albumOf && { albumOf }),
    ...(albumSize !== undefined && { albumSize }),
    mentions: list(model['mentionedJidList'])
      .slice(0, MAX_MENTIONS)
      .flatMap((one) => wid(one) ?? []),
    forwarded: model['isForwarded'] === true,
    status: model['isStatusV3'] === true || chat === 'status@broadcast',
    viewOnce: model['isViewOnce'] === true,
  };
}

/** An id as text: the page's models hold text, Wids or plain copies of Wids. */
export function wid(value: unknown): string | undefined {
  return shortId(value) ?? shortId(fields(value)['_serialized']);
}

function shortId(value: unknown): string | undefined {
  const known = id(value);
  return known !== undefined && known.length <= MAX_ID_LENGTH ? known : undefined;
}

function fileOf(model: Fields, type: string): WebFile {
  const [mime, name] = [shortId(model['mimetype']), words(model['filename'])];
  const bytes = number(model['size']);
  const sha256 = normaliseSha256(words(model['filehash']));
  return {
    ...(mime && { mime }),
    ...(bytes !== undefined && { bytes }),
    ...(name && { name: clip(name, MAX_NAME_LENGTH) }),
    ...(sha256 && { sha256 }),
    animated: type === 'sticker' && (model['isAnimated'] === true || model['stickerIsAnimated'] === true),
  };
}

function placeOf(model: Fields): WebMessage['place'] {
  const [latitude, longitude] = [number(model['lat']), number(model['lng'])];
  if (latitude === undefined || longitude === undefined) return undefined;
  const [name, address] = (words(model['loc']) ?? '').split('\n').map((line) => clip(line, MAX_NAME_LENGTH));
  return { latitude, longitude, ...(name && { name }), ...(address && { address }) };
}

function cardsOf(model: Fields, type: string): string[] {
  const cards = type === 'vcard' ? [model['body']] : list(model['vcardList']).map((card) => fields(card)['vcard']);
  return cards.slice(0, MAX_CARDS).flatMap((card) => {
    const clean = words(card);
    return clean ? [clip(clean, MAX_CARD_LENGTH)] : [];
  });
}

const count = (value: unknown) => Math.max(0, Math.trunc(number(value) ?? 0));
