import { expect, test } from '@jest/globals';
import { snapshot } from './snapshot.js';

const id = { id: '3A', remote: { _serialized: '2@lid' }, fromMe: false, _serialized: 'false_2@lid_3A' };

test('a text', () => {
  expect(snapshot({ id, type: 'chat', body: 'hi\u0000', t: 1_790_000_000, from: '2@lid', notifyName: 'Ana' })).toEqual({
    id: 'false_2@lid_3A',
    stanza: '3A',
    chat: '2@lid',
    author: '2@lid',
    own: false,
    type: 'chat',
    at: 1_790_000_000_000,
    ack: 0,
    name: 'Ana',
    text: 'hi',
    mentions: [],
    forwarded: false,
    status: false,
    viewOnce: false,
  });
});

test('a file’s words are its caption; its body is a small picture', () => {
  const file = {
    id,
    type: 'image',
    body: '/9j/4AAQ',
    caption: 'look',
    mimetype: 'image/jpeg',
    size: '12',
    filehash: 'A'.repeat(43),
  };
  expect(snapshot(file)).toMatchObject({
    text: 'look',
    file: { mime: 'image/jpeg', bytes: 12, sha256: '0'.repeat(64), animated: false },
  });
  expect(snapshot({ ...file, caption: undefined })?.text).toBeUndefined();
});

test.each([
  null,
  5,
  'x',
  [],
  {},
  { id: null },
  { id: { id: 'a' } },
  { id: { id: 'a', remote: 'b' } },
  { id: { remote: 'b', _serialized: 'c' } },
])('%j is no message', (value) => expect(snapshot(value)).toBeUndefined());

test('odd values are left out, whatever they are', () => {
  for (const junk of [null, 5, -1, [], {}, [null], 'x'.repeat(200_000)]) {
    const model = Object.fromEntries(
      [
        'type',
        'body',
        'caption',
        't',
        'ack',
        'author',
        'from',
        'size',
        'lat',
        'lng',
        'loc',
        'vcardList',
        'mentionedJidList',
        'quotedStanzaID',
        'parentMsgKey',
        'notifyName',
        'filehash',
      ].map((name) => [name, junk]),
    );
    for (const type of ['chat', 'image', 'location', 'multi_vcard', 'vcard', 'album', junk]) {
      const message = snapshot({ ...model, id, type });
      expect(message).toMatchObject({ stanza: '3A', chat: '2@lid' });
      expect(JSON.stringify(message).length).toBeLessThan(80_000);
    }
  }
});
