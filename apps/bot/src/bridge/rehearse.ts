import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSimulator } from '@hearth/simulator';
import { openForPairing } from './alone.js';
import type { BridgeStatus } from './status.js';

/**
 * Pairing as it will be, with a simulated WhatsApp and a simulated phone. Nothing is kept.
 * @param scan resolves when the phone shall scan, or type, what is shown.
 */
export async function rehearse(
  chromium: string,
  byCode: boolean,
  onStatus: (status: BridgeStatus) => void,
  scan: () => Promise<unknown>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-rehearsal-'));
  const simulator = await startSimulator({ accounts: [], whatsAppWeb: {} });
  const web = simulator.whatsAppWeb;
  let asked = false;
  try {
    const session = await openForPairing({
      account: web.phone,
      folder,
      chromium,
      chromiumArgs: web.chromiumArgs,
      byCode,
      onStatus: (status) => {
        onStatus(status);
        if (asked || status.state !== 'pairing') return;
        asked = true;
        void scan().then(() => {
          const code = web.pages().find((page) => page.code)?.code;
          if (code) web.pair(code);
          else web.scan();
        });
      },
    });
    await session.close();
  } finally {
    await simulator.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
