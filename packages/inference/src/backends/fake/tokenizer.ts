import { plainText } from '../../engine/prompt/content.js';
import type { ChatTokenizer } from '../../tokenizer/tokenizer.js';

/** Ids 0 to 255 are the bytes; these follow. */
export const FAKE_END = 256;
export const FAKE_TURN = 257;
/** The table of logits is a little wider than the tokens, as real ones are. */
export const FAKE_VOCABULARY = 264;

const SPECIAL = /(<end>|<turn>)/u;

/** One token a byte, `<turn>role:content` for each message. */
export const fakeTokenizer: ChatTokenizer = {
  vocabSize: FAKE_VOCABULARY,
  stopIds: [FAKE_END],
  encode: (text, { special }) =>
    (special ? text.split(SPECIAL) : [text]).flatMap((piece, index) =>
      index % 2 ? [piece === '<end>' ? FAKE_END : FAKE_TURN] : [...Buffer.from(piece, 'utf8')],
    ),
  decode: (ids) => Buffer.from(ids.filter((id) => id < FAKE_END)).toString('utf8'),
  render: (messages, { answer = '' } = {}) => [
    ...messages.flatMap(({ role, content }) => [FAKE_TURN, ...Buffer.from(`${role}:${plainText(content)}`, 'utf8')]),
    FAKE_TURN,
    ...Buffer.from(`assistant:${answer}`, 'utf8'),
  ],
  tokenBytes: (id) => (id < FAKE_END ? Uint8Array.of(id) : new Uint8Array(0)),
  isSpecial: (id) => id >= FAKE_END,
};
