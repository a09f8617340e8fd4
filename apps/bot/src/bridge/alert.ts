import { randomUUID } from 'node:crypto';
import { parseConversationId } from '@hearth/message';
import type { Runtime } from '../runtime/runtime.js';
import { errorId } from '../runtime/log.js';
import type { QueueSet } from '../runtime/runtime.js';

/** Tells the operator what only they can mend: in the log, and in the conversation of another channel that they named. */
export async function alertOperator(runtime: Runtime, queues: QueueSet, account: string, text: string): Promise<void> {
  const { config, connectors, log } = runtime;
  const id = errorId();
  log.error({ id, account, advice: text }, 'a personal number needs care');
  const { alertTo } = config.whatsappWeb;
  if (!alertTo) return;
  try {
    const conversation = parseConversationId(alertTo);
    const connector = connectors.of(conversation);
    if (!connector) throw new Error('no such account here');
    const reply = { parts: [{ type: 'text' as const, text: `WhatsApp, ${account}: ${text}` }] };
    await queues.outbox.add(alertTo, connector.render(reply, { conversation, turnId: `alert-${randomUUID()}` }));
    await queues.wakes.wakeSend(alertTo);
  } catch (error) {
    log.warn({ id, error: String(error) }, 'the operator could not be told on another channel');
  }
}
