import { afterEach, expect, jest, test } from '@jest/globals';
import { playKills, WhatsAppWebRig } from '@hearth/bot';
import type { RigOptions } from '@hearth/bot';

jest.setTimeout(240_000);

const KILLS = 10;

let rig: WhatsAppWebRig | undefined;
afterEach(async () => {
  rig?.web.clearFaults();
  await rig?.close();
  rig = undefined;
});

async function running(options: RigOptions = {}): Promise<WhatsAppWebRig> {
  rig = await WhatsAppWebRig.start(options);
  await rig.startBridge();
  await rig.ready();
  return rig;
}

test('kill -9 of Chromium, bridge and both at random moments: nothing lost, nothing twice, all in order, no browser left over', async () => {
  const system = await running();
  const { sent, ...result } = await playKills(system, KILLS);
  expect(result).toEqual({ kills: KILLS, lost: [], twice: [], outOfOrder: [], orphans: 0 });
  expect(sent).toBeGreaterThan(KILLS);
  await system.stopBridge();
  await system.until('the browser to end with its bridge', () => system.browsers().length === 0);
});
