import type { Identities } from './identities.js';
import type { Snapshot } from './snapshot.js';
import type { WebMessage } from './types.js';

/** Adds what only the page knows: lasting names, whether the quoted message exists and is ours, whether we are mentioned. */
export async function refine(message: Snapshot, identities: Identities): Promise<WebMessage> {
  await identities.learn([message.chat, message.author]);
  const { quoted, mentions, albumOf: _, albumSize: __, ...rest } = message;
  const quote = quoted && (await quoteOf(message.chat, quoted, identities));
  const mine = mentions.filter((one) => identities.isMe(one));
  return {
    ...rest,
    peer: identities.lasting(message.chat),
    author: identities.lasting(message.author),
    ...(quote && { quote }),
    mentioned: mine.length > 0,
    ...(mine.length > 0 && { mentionTokens: mine.map((one) => one.split('@')[0] ?? one) }),
  };
}

/** Pictures of one album as one message. @throws SessionError when the page does not answer. */
export async function refineAlbum(pictures: readonly Snapshot[], identities: Identities): Promise<WebMessage[]> {
  const [first, ...others] = await Promise.all(pictures.map((one) => refine(one, identities)));
  return first ? [others.length > 0 ? { ...first, album: others } : first] : [];
}

/** A sender can claim to quote anything: only a message that the page has counts, and its id says whose it is. */
async function quoteOf(
  chat: string,
  { stanza, author }: NonNullable<Snapshot['quoted']>,
  identities: Identities,
): Promise<NonNullable<WebMessage['quote']>> {
  const { phone, lid } = identities.me;
  const ids = chat.endsWith('@g.us')
    ? [
        ...[phone, lid].flatMap((me) => (me ? [`true_${chat}_${stanza}_${me}`] : [])),
        ...(author ? identities.aliases(author).map((one) => `false_${chat}_${stanza}_${one}`) : []),
      ]
    : identities.aliases(chat).flatMap((one) => [`true_${one}_${stanza}`, `false_${one}_${stanza}`]);
  const known = await identities.known(ids);
  return { id: known ?? ids[0] ?? stanza, known: known !== undefined, own: known?.startsWith('true_') ?? false };
}
