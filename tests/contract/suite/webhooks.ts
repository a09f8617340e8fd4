import { createHmac } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { encodeWebhook } from '@hearth/simulator';
import type { SignatureKind } from '@hearth/simulator';
import { until } from './bench.js';
import type { Bench } from './bench.js';

/** What arrives is ours, signed, whole and told apart. */
export function webhookContract(bench: () => Bench): void {
  const channel = () => bench().target.spec.channel;
  const refused = { status: 401, body: '' };

  test.each(['1158201444', 'x'.repeat(40), 'not a number & <b>%20 ü'])(
    'verification echoes the challenge %j byte for byte',
    async (challenge) => {
      expect(await bench().simulator.verifyWebhook(channel(), { challenge })).toMatchObject({
        ok: true,
        body: challenge,
      });
    },
  );

  test('verification refuses a wrong word, a wrong mode, and any word while none is set', async () => {
    const { simulator, target, account } = bench();
    expect(await simulator.verifyWebhook(channel(), { token: 'guess' })).toMatchObject({ status: 403, body: '' });
    expect(await simulator.verifyWebhook(channel(), { mode: 'unsubscribe' })).toMatchObject({ status: 403, body: '' });
    for (const verifyToken of ['', '  ']) {
      const blank = target.connect(account, simulator, { verifyToken });
      const query = { 'hub.mode': 'subscribe', 'hub.challenge': '1', 'hub.verify_token': verifyToken };
      expect(blank.challenge(query)).toBeNull();
    }
    expect(bench().connector.challenge({})).toBeNull();
  });

  test.each<SignatureKind>(['wrong', 'missing', 'sha1', 'upper'])('a %s signature is refused', async (signature) => {
    const { simulator, items } = bench();
    const before = items.length;
    const body = bench().target.unknownKind(bench().account);
    expect(await simulator.postRaw(channel(), body, { signature })).toEqual(refused);
    expect(items).toHaveLength(before);
  });

  test('the signature is over the bytes: one changed byte is refused, an old and a new secret both hold, blank ones never', () => {
    const { target, account, simulator } = bench();
    const body = encodeWebhook(target.unknownKind(account));
    const sign = (secret: string) => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
    const signed = (header: string | undefined, bytes = body) => ({
      body: bytes,
      headers: { 'x-hub-signature-256': header },
    });
    const two = target.connect(account, simulator, { appSecrets: ['', 'old secret', 'new secret'] });
    expect(two.verify(signed(sign('old secret')))).toBe(true);
    expect(two.verify(signed(sign('new secret')))).toBe(true);
    expect(two.verify(signed(sign('')))).toBe(false);
    expect(two.verify(signed(sign('new secret'), Buffer.concat([body, Buffer.from(' ')])))).toBe(false);
    for (const header of [
      undefined,
      '',
      'sha256=',
      sign('new secret').slice(0, -1),
      sign('new secret').replace('sha256', 'sha1'),
    ]) {
      expect(two.verify(signed(header))).toBe(false);
    }
    const blank = target.connect(account, simulator, { appSecrets: ['', ' '] });
    for (const secret of ['', ' ']) expect(blank.verify(signed(sign(secret)))).toBe(false);
  });

  test('a repeated delivery has the same key; a later message has another', async () => {
    const { simulator, person, items } = bench();
    simulator.delivery(channel(), { copies: 2 });
    const from = items.length;
    await person.text('twice');
    await until(() => items.length >= from + 2, 'both copies');
    simulator.delivery(channel(), { copies: 1 });
    await person.text('once');
    await until(() => items.length >= from + 3, 'the next message');
    const keys = items.slice(from).map((item) => (item.ok && 'key' in item ? item.key : undefined));
    expect(keys[0]).toBeDefined();
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  test('every item of every entry of a batch is read, each for its own person', async () => {
    const { simulator } = bench();
    const people = ['16505550101', '16505550102', '16505550103'].map((id) =>
      simulator.person(channel(), id, { name: `P${id}` }),
    );
    simulator.hold(channel());
    for (let index = 0; index < 9; index += 1) await people[index % 3]!.text(`batch ${index}`);
    simulator.release(channel(), { batch: 1000 });
    const texts = () =>
      bench()
        .events('message')
        .flatMap((event) =>
          event.parts.flatMap((part) =>
            part.type === 'text' && part.text.startsWith('batch')
              ? [{ text: part.text, peer: event.conversation.peer }]
              : [],
          ),
        );
    await until(() => texts().length === 9, 'nine messages');
    expect(texts().map(({ text }) => text)).toEqual(Array.from({ length: 9 }, (_, index) => `batch ${index}`));
    expect(new Set(texts().map(({ peer }) => peer)).size).toBe(3);
    expect(simulator.attempts(channel()).at(-1)?.status).toBe(200);
  });

  test('a broken item fails alone: its neighbours are read', async () => {
    const { simulator, target, items, person } = bench();
    await person.text('a sound one');
    await simulator.delivered(channel());
    const sound = JSON.parse(simulator.attempts(channel()).at(-1)!.body) as unknown;
    const from = items.length;
    expect((await simulator.postRaw(channel(), target.damage(sound))).status).toBe(200);
    const parsed = items.slice(from);
    const messages = parsed.flatMap((item) =>
      item.ok && 'event' in item && item.event.kind === 'message' ? item.event.parts : [],
    );
    expect(messages).toContainEqual({ type: 'text', text: 'a sound one' });
    expect(parsed.some((item) => !item.ok)).toBe(true);
  });

  test('an event of an unknown kind is ignored by its name', async () => {
    const { simulator, target, account, items } = bench();
    const from = items.length;
    expect((await simulator.postRaw(channel(), target.unknownKind(account))).status).toBe(200);
    expect(items.slice(from)).toEqual([{ ok: true, ignored: expect.stringMatching(/hologram/) }]);
  });

  test('items of another account, and bodies that are nothing of ours, give nothing', async () => {
    const { simulator, target, account, connector, person } = bench();
    await person.text('not for you');
    await simulator.delivered(channel());
    const body = JSON.parse(simulator.attempts(channel()).at(-1)!.body) as unknown;
    const other = target.connect({ ...account, account: '999', ...(account.pageId && { pageId: '998' }) }, simulator);
    expect(other.parse(body)).toEqual([]);
    for (const junk of [null, [], 'text', 5, {}, { object: 'user' }, { entry: 'x' }])
      expect(connector.parse(junk)).toEqual([]);
  });

  test('awkward text arrives: emoji, right to left, long, with U+0000', async () => {
    for (const text of ['👨‍👩‍👧‍👦 שלום 你好', 'x'.repeat(4000)]) {
      const event = await bench().said((person) => person.text(text));
      expect(event.parts).toEqual([{ type: 'text', text }]);
    }
    const cleaned = await bench().said((person) => person.text('a\u0000b'));
    expect(cleaned.parts).toEqual([{ type: 'text', text: 'ab' }]);
  });

  test('an answer of a colleague is a human event; ours is not', async () => {
    const { person } = bench();
    const id = person.colleagueReplies('I take over');
    const event = await bench().event('human', (one) => one.id === id);
    expect(event.parts).toEqual([{ type: 'text', text: 'I take over' }]);
    const before = bench().events('human').length;
    const conversation = await bench().conversation();
    const [mid] = await bench().reply(conversation, [{ type: 'text', text: 'ours' }]);
    await bench().event('receipt', (one) => one.target === mid);
    expect(bench().events('human')).toHaveLength(before);
  });
}
