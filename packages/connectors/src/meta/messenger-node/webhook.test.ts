import { describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { createInstagramConnector } from '../../instagram/index.js';
import { createMessengerConnector } from '../../messenger/index.js';
import { parseJson } from '../json.js';

// One test for every fault of messenger-node's webhook, which is never used: ours does not have them.

const [ACCOUNT, PERSON, SECRET] = ['111222333444555', '9998887776665554', 'secret of the app'];
const options = { account: ACCOUNT, accessToken: 'token', appSecrets: [SECRET], verifyToken: 'word' };
const messenger = createMessengerConnector(options);
const instagram = createInstagramConnector(options);

const event = (fields: object) => ({ sender: { id: PERSON }, recipient: { id: ACCOUNT }, timestamp: 1, ...fields });
const message = (mid: string, text = 'hello') => event({ message: { mid, text } });
const page = (...messaging: object[]) => ({ object: 'page', entry: [{ id: ACCOUNT, time: 1, messaging }] });
const signed = (body: Buffer, secret = SECRET) => ({
  body,
  headers: { 'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` },
});

describe('faults of the webhook', () => {
  test('it reads the first event only: ours reads all', () => {
    const body = page(message('m_1'), message('m_2'), message('m_3'));
    const items = messenger.parse({ ...body, entry: [...body.entry, ...page(message('m_4')).entry] });
    expect(items.map((item) => item.ok && 'event' in item && item.event.kind)).toEqual(Array(4).fill('message'));
  });

  test('it checks no signature: ours refuses what is not signed', () => {
    const body = Buffer.from(JSON.stringify(page(message('m_1'))));
    expect(messenger.verify(signed(body))).toBe(true);
    expect(messenger.verify(signed(body, 'guess'))).toBe(false);
    expect(messenger.verify({ body, headers: {} })).toBe(false);
  });

  test('it refuses bodies above 100 kB: ours reads 3 MB', () => {
    const events = Array.from({ length: 1000 }, (_, index) => message(`m_${index}`, 'x'.repeat(3000)));
    const body = Buffer.from(JSON.stringify(page(...events)));
    expect(body.length).toBeGreaterThan(3_000_000);
    expect(messenger.verify(signed(body))).toBe(true);
    expect(messenger.parse(parseJson(body))).toHaveLength(1000);
  });

  test('it answers 404 to Instagram and 500 to changes: ours reads the one and passes over the other', () => {
    const { entry } = page(message('aWd_1'));
    expect(instagram.parse({ object: 'instagram', entry })).toMatchObject([{ event: { kind: 'message' } }]);
    const changes = [{ id: ACCOUNT, time: 1, changes: [{ field: 'feed', value: {} }] }];
    expect(messenger.parse({ object: 'page', entry: changes })).toEqual([{ ok: true, ignored: 'change:feed' }]);
  });

  test('it answers twice to a wrong verify token: ours once, with a refusal', () => {
    const query = { 'hub.mode': 'subscribe', 'hub.challenge': '1', 'hub.verify_token': 'guess' };
    expect(messenger.challenge(query)).toBeNull();
    expect(messenger.challenge({ ...query, 'hub.verify_token': 'word' })).toBe('1');
  });

  test('it knows no reactions, edits and hand-overs and prints them: ours reads them or passes over them by name', () => {
    const items = messenger.parse(
      page(
        event({ reaction: { mid: 'm_1', action: 'react', reaction: 'love', emoji: '❤' } }),
        event({ message_edit: { mid: 'm_1', text: 'changed', num_edit: 1 } }),
        event({ pass_thread_control: { new_owner_app_id: '1', metadata: 'private words' } }),
        event({ messaging_feedback: { feedback_screens: ['private words'] } }),
      ),
    );
    expect(items).toMatchObject([
      { event: { kind: 'reaction' } },
      { event: { kind: 'edit' } },
      { ignored: 'messaging:pass_thread_control' },
      { ignored: 'messaging:messaging_feedback' },
    ]);
    expect(JSON.stringify(items)).not.toContain('private words');
  });

  test('it opens a port of its own and keeps Meta waiting: it cannot even be loaded', () => {
    const script = `try { require('messenger-node'); } catch (error) { console.log(error.message); }`;
    const said = execFileSync(process.execPath, ['-e', script], { cwd: import.meta.dirname, encoding: 'utf8' });
    expect(said).toContain('express is not part of this program');
  });

  test('it refuses valid signatures at random: ours holds for any bytes', () => {
    for (let count = 0; count < 200; count += 1) expect(messenger.verify(signed(randomBytes(64)))).toBe(true);
  });
});
