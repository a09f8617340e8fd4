import { afterEach, expect, jest, test } from '@jest/globals';
import { WhatsAppWebRig } from '@hearth/bot';
import type { RigOptions } from '@hearth/bot';

jest.setTimeout(60_000);

const ANN = '4915110000001';
const BEN = '4915110000002';
const people = { [ANN]: 'Ann', [BEN]: 'Ben' };

let rig: WhatsAppWebRig | undefined;
afterEach(async () => {
  await rig?.close();
  rig = undefined;
});

async function running(options: RigOptions): Promise<WhatsAppWebRig> {
  rig = await WhatsAppWebRig.start({ answer: ({ inbox }) => [`for ${inbox.length}`], ...options });
  await rig.startBridge();
  await rig.ready();
  return rig;
}

type Group = ReturnType<WhatsAppWebRig['web']['group']>;

const saidIn = (group: Group) =>
  group.chat
    .thread!.state()
    .messages.filter(({ from }) => from === 'assistant')
    .map(({ text }) => text);

const mention = (group: Group, phone: string) =>
  group.say(phone, { kind: 'text', text: `@${group.mentionOfMe} hello` }, { mentions: ['me'] });

test('each group has its switch; everybody in a group that is on is answered where strangers are', async () => {
  const groups: Group[] = [];
  const system = await running({
    whatsappWeb: ({ whatsAppWeb }) => {
      groups.push(whatsAppWeb.group('on', { people }), whatsAppWeb.group('off', { people }));
      return { strangers: 'answer', groups: true, groupsOff: groups[1]!.id };
    },
  });
  const [on, off] = groups as [Group, Group];
  await mention(off, ANN);
  await mention(on, BEN);
  await system.until('the answer', async () => saidIn(on).length > 0 && (await system.idle()));
  expect([saidIn(on), saidIn(off)]).toEqual([['for 1'], []]);
});

test('groups are off, one is on; there the list of those who are answered holds, by number though the group shows hidden ids', async () => {
  const groups: Group[] = [];
  const system = await running({
    whatsappWeb: ({ whatsAppWeb }) => {
      groups.push(whatsAppWeb.group('family', { people }), whatsAppWeb.group('others', { people }));
      return { strangers: 'ignore', allow: `+${ANN}`, groups: false, groupsOn: groups[0]!.id };
    },
  });
  const [family, others] = groups as [Group, Group];
  await mention(others, ANN);
  await mention(family, BEN);
  await mention(family, ANN);
  await system.until('the answer', async () => saidIn(family).length > 0 && (await system.idle()));
  expect([saidIn(family), saidIn(others)]).toEqual([['for 1'], []]);
});

test('a log-out is told on the channel that the operator named', async () => {
  const system = await running({
    accounts: [{ channel: 'messenger' }],
    whatsappWeb: (simulator) => {
      const { account } = simulator.account('messenger');
      return { alertTo: `messenger/${account}/${simulator.person('messenger').thread.identity.id}` };
    },
  });
  const operator = system.simulator.person('messenger');
  // Messenger lets nobody be written to who has not written within a day.
  await operator.text('I look after the number');
  system.web.logout();
  const told = () => operator.thread.state().messages.filter(({ from }) => from === 'assistant');
  await system.until('the alert', () => told().length > 0);
  expect(told().map(({ text }) => text)).toEqual([expect.stringContaining('Scan again')]);
  expect(told()[0]!.text).toContain(system.web.phone);
});
