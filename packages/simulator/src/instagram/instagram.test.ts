import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createManualClock } from '../clock.js';
import type { Which } from '../accounts.js';
import { Bench, form, picture } from '../testing/bench.js';
import type { Person } from '../threads/person.js';

const clock = createManualClock(1_569_262_486_134);
let bench: Bench;
/** The account with Instagram log-in, and the one with Facebook log-in. */
const which = (login: string): Which => ({
  channel: 'instagram',
  account: bench.simulator.accounts.find((one) => one.login === login)!.account,
});
let person: Person;
beforeAll(async () => {
  bench = await Bench.start({ clock });
  person = bench.simulator.person('instagram');
  await person.text('hello');
  await bench.simulator.person(which('facebook')).text('hello');
});
afterAll(() => bench.stop());

type Event = Record<string, unknown> & { message?: Record<string, unknown> };
async function events(): Promise<Event[]> {
  const bodies = (await bench.takeBodies('instagram')) as { object: string; entry: { messaging: Event[] }[] }[];
  return bodies.flatMap(({ entry }) => entry.flatMap(({ messaging }) => messaging));
}
const send = (message: object, more: object = {}, account: Which = 'instagram') =>
  bench.send(account, { recipient: { id: bench.simulator.person(account).id }, message, ...more });
const upload = async (
  bytes: Buffer,
  mime: string,
  type: string,
  more: Record<string, string> = {},
  account: Which = 'instagram',
) =>
  bench.call(
    account,
    'me/message_attachments',
    form({ message: { attachment: { type, payload: {} } }, ...more }, { field: 'filedata', bytes, mime }),
  );

describe.each(['instagram', 'facebook'])('%s log-in', (login) => {
  test('sends by its own host and id', async () => {
    const account = bench.simulator.account(which(login));
    const node = account.pageId ?? account.account;
    const recipient = { id: bench.simulator.person(which(login)).id };
    const { status, body } = await bench.call(which(login), `${node}/messages`, { recipient, message: { text: 'hi' } });
    expect([status, body]).toEqual([200, { recipient_id: recipient.id, message_id: expect.stringMatching(/^aWdf/) }]);
    const other = await bench.fetch(
      `${login === 'facebook' ? bench.simulator.instagramUrl : bench.simulator.graphUrl}/v25.0/me/messages`,
      {
        method: 'POST',
        headers: { authorization: `Bearer ${account.accessToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({ recipient, message: { text: 'hi' } }),
      },
    );
    expect(other.body.error?.code).toBe(190);
  });

  test('sends pictures that were uploaded', async () => {
    const { body } = await upload(await picture(), 'image/png', 'image', { platform: 'instagram' }, which(login));
    const image = { type: 'image', payload: { attachment_id: body['attachment_id'] } };
    expect((await send({ attachment: image }, {}, which(login))).status).toBe(200);
    expect((await send({ attachments: [image, image] }, {}, which(login))).status).toBe(200);
  });
});

describe('refused', () => {
  test.each<[string, object, number, number?]>([
    ['1001 bytes in 501 characters', { text: `${'é'.repeat(500)}x` }, 100],
    ['an emoji over the limit', { text: `${'x'.repeat(997)}👍` }, 100],
    ['text and attachment', { text: 'x', attachment: { type: 'image', payload: { attachment_id: '1' } } }, 100],
    ['a sticker', { sticker_id: 1 }, 100],
    ['a link', { attachment: { type: 'image', payload: { url: 'https://example.com/a.png' } } }, 100, 2018008],
  ])('%s', async (...[, message, code, subcode]) => {
    const { body } = await send(message);
    expect([body.error?.code, body.error?.error_subcode]).toEqual([code, subcode]);
  });

  test('a thousand bytes are not', async () => {
    expect((await send({ text: 'é'.repeat(500) })).status).toBe(200);
  });

  test('a stranger', async () => {
    const { body } = await send({ text: 'x' }, { recipient: { id: '1' } });
    expect(body.error).toMatchObject({ code: 100, error_subcode: 2534014 });
  });

  test('a file beside the message', async () => {
    const fields = { recipient: { id: person.id }, message: { attachment: { type: 'image', payload: {} } } };
    const data = form(fields, { field: 'filedata', bytes: await picture(), mime: 'image/png' });
    expect((await bench.send('instagram', data)).body.error?.code).toBe(100);
  });

  test('uploads of ogg, webp, and without the platform on a Page', async () => {
    expect((await upload(Buffer.from('OggS....OpusHead'), 'audio/ogg', 'audio')).body.error?.error_subcode).toBe(
      2018047,
    );
    expect((await upload(await picture('webp'), 'image/webp', 'image')).body.error?.error_subcode).toBe(2018047);
    const { body } = await upload(await picture(), 'image/png', 'image', {}, which('facebook'));
    expect(body.error?.code).toBe(100);
  });

  test('HUMAN_AGENT and other tags', async () => {
    expect((await send({ text: 'x' }, { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' })).body.error?.code).toBe(
      10,
    );
  });
});

describe('events', () => {
  const from = () => ({
    sender: { id: person.id },
    recipient: { id: bench.simulator.account('instagram').account },
    timestamp: clock.now(),
  });
  beforeAll(() => bench.takeBodies('instagram'));

  test('are under object instagram', async () => {
    await person.text('hi');
    expect(await bench.takeBodies('instagram')).toMatchObject([
      { object: 'instagram', entry: [{ time: clock.now() }] },
    ]);
  });

  test.each<[string, Parameters<Person['send']>[0], object]>([
    [
      'a sticker is an image',
      { kind: 'sticker', file: { bytes: Buffer.from('x'), mime: 'image/webp' } },
      { attachments: [{ type: 'image', payload: { url: expect.any(String) } }] },
    ],
    [
      'voice is audio',
      { kind: 'audio', voice: true, file: { bytes: Buffer.from('x'), mime: 'audio/mp4' } },
      { attachments: [{ type: 'audio', payload: { url: expect.any(String) } }] },
    ],
    [
      'a file',
      { kind: 'document', file: { bytes: Buffer.from('x'), mime: 'application/pdf' } },
      { attachments: [{ type: 'file', payload: { url: expect.any(String) } }] },
    ],
    ['something unsupported', { kind: 'unsupported', what: 'poll' }, { is_unsupported: true }],
  ])('%s', async (_name, message, content) => {
    const [mid] = await person.send(message);
    expect(await events()).toEqual([{ ...from(), message: { mid, ...content } }]);
  });

  test.each([
    { kind: 'location', latitude: 0, longitude: 0 },
    { kind: 'contact', name: 'A', phones: [] },
  ] as const)('no $kind', async (message) => {
    const before = person.thread.all().length;
    await expect(person.send(message)).rejects.toThrow(`Instagram has no ${message.kind}`);
    expect(person.thread.all()).toHaveLength(before);
  });

  test('edits count in text; unsending leaves the id alone', async () => {
    const [mid] = (await person.text('helo')) as [string];
    person.edit(mid, 'hello');
    person.unsend(mid);
    expect((await events()).slice(1)).toEqual([
      { ...from(), message_edit: { mid, text: 'hello', num_edit: '1' } },
      { ...from(), message: { mid, is_deleted: true } },
    ]);
  });

  test('a send is echoed, and seen by its id', async () => {
    const { body } = await send({ text: 'x', metadata: 'turn-0' });
    person.read();
    const { appId } = bench.simulator.account('instagram');
    expect(await events()).toEqual([
      expect.objectContaining({
        message: { mid: body['message_id'], is_echo: true, app_id: Number(appId), metadata: 'turn-0', text: 'x' },
      }),
      { ...from(), read: { mid: body['message_id'] } },
    ]);
  });

  test("a colleague's echo has no app id", async () => {
    person.colleagueReplies('mine');
    const [echo] = await events();
    expect(echo!.message).toMatchObject({ is_echo: true, text: 'mine' });
    expect(echo!.message).not.toHaveProperty('app_id');
  });
});

describe('tokens', () => {
  const refresh = (token: string, grant = 'ig_refresh_token') =>
    bench.fetch(`${bench.simulator.instagramUrl}/refresh_access_token?grant_type=${grant}&access_token=${token}`);

  test('are renewed after a day, and no earlier', async () => {
    const ownClock = createManualClock();
    const own = await Bench.start({ clock: ownClock });
    const { accessToken } = own.simulator.account('instagram');
    const renew = (token: string) =>
      own.fetch(`${own.simulator.instagramUrl}/refresh_access_token?grant_type=ig_refresh_token&access_token=${token}`);
    expect((await renew(accessToken)).body.error?.code).toBe(100);
    ownClock.advance(24 * 3_600_000);
    const { body } = await renew(accessToken);
    expect(body).toEqual({
      access_token: expect.stringMatching(/^IGAA/),
      token_type: 'bearer',
      expires_in: 60 * 24 * 3600,
    });
    ownClock.advance(59.5 * 24 * 3_600_000);
    expect((await own.call('instagram', 'me')).body.error).toMatchObject({ code: 190, error_subcode: 463 });
    expect((await renew(accessToken)).status).toBe(401);
    const headers = { authorization: `Bearer ${body['access_token'] as string}` };
    expect((await own.fetch(`${own.simulator.instagramUrl}/v25.0/me`, { headers })).status).toBe(200);
    await own.stop();
  });

  test('another grant, another token: refused', async () => {
    const { accessToken } = bench.simulator.account('instagram');
    expect((await refresh(accessToken, 'x')).body.error?.code).toBe(100);
    expect((await refresh('nonsense')).body.error?.code).toBe(190);
  });
});

test('the window closes after 24 hours', async () => {
  clock.advance(24 * 3_600_000);
  expect((await send({ text: 'late' })).body.error).toMatchObject({ code: 10, error_subcode: 2534022 });
});
