import { createHmac, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** Where webhooks go and by whom they are signed. */
export interface Target {
  readonly url: string;
  readonly account: string;
  readonly appSecret: string;
}

/** One webhook: what came back and how long it took, in milliseconds, from the call to the last byte. */
export interface Ack {
  readonly status: number;
  readonly ms: number;
}

/** Different people, as many as write within the load; a person writes again after all others have. */
const PEOPLE = 200;

/**
 * Open loop: a text message every `1000 / perSecond` ms whether or not the last one was answered, each timed from its call.
 * A load that waits for answers would be kind to a slow receiver.
 */
export async function sendWebhooks(target: Target, perSecond: number, count: number): Promise<Ack[]> {
  const agent = new Agent({ keepAlive: true });
  const started = performance.now();
  const acks: Promise<Ack>[] = [];
  for (let n = 0; n < count; n++) {
    await sleep(Math.max(0, started + (n * 1000) / perSecond - performance.now()));
    acks.push(post(agent, target, message(target.account, n % PEOPLE)));
  }
  try {
    return await Promise.all(acks);
  } finally {
    agent.destroy();
  }
}

function post(agent: Agent, target: Target, body: string): Promise<Ack> {
  const signature = createHmac('sha256', target.appSecret).update(body).digest('hex');
  const headers = { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` };
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const call = request(target.url, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.once('end', () => resolve({ status: response.statusCode ?? 0, ms: performance.now() - started }));
    });
    call.once('error', reject);
    call.end(body);
  });
}

/** A text message in WhatsApp's documented shape. */
function message(account: string, person: number): string {
  const from = `4915${String(10_000_000 + person)}`;
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '15550000000', phone_number_id: account },
    contacts: [{ profile: { name: 'Ann' }, wa_id: from }],
    messages: [
      {
        id: `wamid.${randomUUID()}`,
        from,
        timestamp: String(Math.floor(Date.now() / 1000)),
        type: 'text',
        text: { body: 'Tell me a long story about a lighthouse.' },
      },
    ],
  };
  return JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: '1', changes: [{ field: 'messages', value }] }],
  });
}
