import type { BridgeAccount } from './accounts.js';

/** The simulated owner scans the code that a page shows. @throws Error in the simulator's words. */
export async function scanWithSimulatedPhone(
  { controlUrl, controlToken }: NonNullable<BridgeAccount['simulated']>,
  qr: string,
): Promise<void> {
  const answer = await fetch(`${controlUrl}/whatsapp-web/scan`, {
    method: 'POST',
    headers: { 'x-control-token': controlToken, 'content-type': 'application/json' },
    body: JSON.stringify({ qr }),
  });
  if (!answer.ok) throw new Error(`the simulated phone: ${answer.status} ${await answer.text()}`);
}
