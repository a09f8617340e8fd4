import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { parseJson, createWhatsAppWebConnector } from '@hearth/connectors';
import type { Capabilities } from '@hearth/connectors';
import { Line, until } from '../support/whatsapp-web-line.js';
import { ABSENCES, PROOFS } from './suite/proofs.js';
import type { Proof } from './suite/proofs.js';

// The contract of every connector, where it applies to one without webhooks, over the real library in a real Chromium.
jest.setTimeout(60_000);

const HOUR_MS = 3_600_000;
/** Claims about time need a clock that the test moves. */
const TIMED: ReadonlySet<string> = new Set(['windowHours', 'typingLapseMs']);

const LIMITS = { textMs: 1500, unsettledMs: 500 };

/** Proofs that need what only a personal number has. */
const OWN: {
  readonly [K in 'groups' | 'windowHours' | 'idempotency']: Proof<K, Line>;
} = {
  windowHours: async (line, claim) => {
    expect(claim).toBe(0);
    const conversation = await line.conversation();
    line.clock!.advance(1000 * HOUR_MS);
    const reply = line.reply(conversation, [{ type: 'text', text: 'long after' }]);
    await until(() => line.answers.at(-1)?.text === 'long after', 'the message');
    // Acks take their time, which stands still.
    line.clock!.advance(1);
    await reply;
  },

  groups: async (line) => {
    const group = line.web.group('Trip', { people: { '16505550171': 'Ana' } });
    const said = { kind: 'text', text: `@${group.mentionOfMe} hello` } as const;
    const [id] = await group.say('16505550171', said, { mentions: ['me'] });
    const { conversation, sender } = await line.arrived(id!);
    expect(sender.name).toBe('Ana');
    const [mid] = await line.reply(conversation, [{ type: 'text', text: 'hello Ana' }]);
    expect(group.chat.messages.at(-1)?.wire).toMatchObject({ id: { _serialized: mid }, to: group.id });
  },

  // No key travels with a message: a send whose answer was lost is found in the chat itself.
  idempotency: async (line, claim) => {
    expect(claim).toBe('echo');
    const [item] = line.render(await line.conversation(), [{ type: 'text', text: 'exactly once' }]);
    const since = Date.now();
    line.web.sendsGoWrong('hang');
    await expect(line.send(item!)).rejects.toMatchObject({ info: { advice: 'reconcile', outcome: 'unknown' } });
    expect(await line.connector.recall(item!, since, new Set())).toBe('pending');
    // A call that never ends is the end of the page, not a second message.
    expect(await line.tells('lost')).toMatchObject({ problem: 'frozen' });
    await (
      await line.open()
    ).ready;
    expect(await line.connector.recall(item!, since, new Set())).toEqual({ mid: line.answers.at(-1)?.id });
    expect(line.answers.filter(({ text }) => text === 'exactly once')).toHaveLength(1);
  },
};

describe('whatsapp-web: capabilities', () => {
  let line: Line;
  afterEach(async () => await line.close());

  test.each(Object.keys(PROOFS) as (keyof Capabilities)[])('%s', async (name) => {
    line = await Line.linked({ limits: LIMITS, ...(TIMED.has(name) && { clock: 'manual' }) });
    const claim = line.connector.capabilities[name];
    const proofs = { ...PROOFS, ...OWN };
    if (claim === false) await ABSENCES[name]?.(line);
    else await (proofs[name] as (on: Line, value: typeof claim) => Promise<void>)(line, claim);
    expect(line.web.unknownModules).toEqual([]);
  });
});

describe('whatsapp-web: what has no webhook refuses to be one', () => {
  const connector = createWhatsAppWebConnector({
    account: '16505550100',
    session: () => {
      throw new Error('no session');
    },
  });

  test('no challenge, no signature', () => {
    expect(connector.challenge({ 'hub.mode': 'subscribe', 'hub.challenge': 'x', 'hub.verify_token': '' })).toBeNull();
    expect(connector.verify({ body: Buffer.from('{}'), headers: {} })).toBe(false);
  });

  test.each(['null', '[]', '5', '{}', '{"object":"whatsapp-web"}', '{"object":"page","entry":[]}'])(
    '%s gives nothing',
    (body) => {
      expect(connector.parse(parseJson(Buffer.from(body)))).toEqual([]);
    },
  );

  test('damaged events never fail their neighbours', () => {
    const sound = {
      kind: 'message',
      message: {
        id: 'false_1@c.us_A',
        stanza: 'A',
        chat: '1@c.us',
        peer: '1@c.us',
        author: '1@c.us',
        type: 'chat',
        text: 'hi',
        at: Date.now(),
      },
    };
    const junk = [null, 'event', {}, { kind: 'message', message: null }, { kind: 'hologram' }, { kind: 'ack' }];
    const items = connector.parse({
      object: 'whatsapp-web',
      account: '16505550100',
      since: 0,
      events: [...junk, sound, ...junk],
    });
    expect(items).toHaveLength(junk.length * 2 + 1);
    expect(items.filter((item) => item.ok && 'event' in item)).toMatchObject([{ event: { parts: [{ text: 'hi' }] } }]);
  });

  test('without a session nothing is sent, and courtesies are left out', async () => {
    const conversation = { channel: 'whatsapp-web', account: '16505550100', peer: '1@c.us' } as const;
    const [item] = connector.render({ parts: [{ type: 'text', text: 'x' }] }, { conversation, turnId: 't' });
    const read = () => Promise.reject(new Error('none'));
    await expect(connector.send(item!, read, AbortSignal.timeout(1000))).rejects.toMatchObject({
      name: 'ConnectorError',
    });
    await connector.typing(conversation, 'x', AbortSignal.timeout(1000));
  });
});
