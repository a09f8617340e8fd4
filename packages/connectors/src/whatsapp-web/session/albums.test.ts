import { expect, test } from '@jest/globals';
import { Albums, gathered } from './albums.js';
import { snapshot } from './snapshot.js';
import type { Snapshot } from './snapshot.js';

const model = (id: string, type: string, fields: object = {}) =>
  snapshot({ id: { id, remote: '2@c.us', fromMe: false, _serialized: `false_2@c.us_${id}` }, type, t: 1, ...fields })!;
const album = (count: number) => model('ALBUM', 'album', { expectedImageCount: count });
const picture = (id: string) => model(id, 'image', { parentMsgKey: { id: 'ALBUM' } });

function collect(waitMs?: number) {
  const given: string[][] = [];
  let told!: () => void;
  const first = new Promise<void>((resolve) => (told = resolve));
  const give = (pictures: readonly Snapshot[]) => {
    given.push(pictures.map(({ stanza }) => stanza));
    told();
  };
  return { albums: new Albums(give, waitMs), given, first };
}

test('given out whole when the last picture is there', () => {
  const { albums, given } = collect();
  expect(albums.take(album(3))).toBe(false);
  for (const id of ['A', 'B', 'C']) expect(albums.take(picture(id))).toBe(true);
  expect(given).toEqual([['A', 'B', 'C']]);
  expect(albums.take(picture('D'))).toBe(false);
});

test('given out as it is when a picture does not come', async () => {
  const { albums, given, first } = collect(20);
  albums.take(album(3));
  albums.take(picture('A'));
  await first;
  expect(given).toEqual([['A']]);
  expect(albums.take(picture('B'))).toBe(false);
});

test('pictures without an album, or of one that was never told of, stand alone', () => {
  const { albums, given } = collect();
  expect(albums.take(picture('A'))).toBe(false);
  expect(albums.take(model('B', 'image'))).toBe(false);
  albums.take(album(2));
  albums.take(picture('C'));
  albums.flush();
  expect(given).toEqual([['C']]);
});

test('read again after a restart, an album is together where its first picture stands', () => {
  const messages = [model('X', 'chat'), picture('A'), model('Y', 'chat'), picture('B'), model('Z', 'image')];
  expect(gathered(messages).map((group) => group.map(({ stanza }) => stanza))).toEqual([
    ['X'],
    ['A', 'B'],
    ['Y'],
    ['Z'],
  ]);
});
