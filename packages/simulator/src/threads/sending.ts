import { setTimeout as wait } from 'node:timers/promises';
import type { SendFault } from '../faults.js';
import { ConnectionReset } from '../http/graph-call.js';
import { GraphError } from '../http/graph-error.js';
import type { GraphCall, Platform } from '../platform.js';
import type { World } from '../world.js';
import type { Thread } from './thread.js';
import type { ThreadMessage } from './types.js';

/** What a valid send puts into the thread. */
export type Draft = Omit<ThreadMessage, 'id' | 'from' | 'at' | 'status' | 'reactions'>;

/** Free replies are allowed this long after the person's last message. */
const WINDOW_MS = 24 * 3_600_000;

/** True while the account may write freely in the thread. */
export function windowIsOpen(world: World, thread: Thread): boolean {
  return thread.lastInboundAt !== undefined && world.clock.now() - thread.lastInboundAt < WINDOW_MS;
}

/** Hands events of one thread to the webhook courier. */
export function report(world: World, thread: Thread, items: readonly unknown[], onDelivered?: () => void): void {
  const { account, identity } = thread;
  for (const item of items) {
    world.couriers[account.channel].send({
      account,
      lane: `${account.account}/${identity.id}`,
      item,
      ...(onDelivered && { onDelivered }),
    });
  }
}

function refuse(call: GraphCall, fault: SendFault | undefined): void {
  switch (fault?.kind) {
    case 'refused':
    case 'refused-and-failed':
      throw new GraphError(fault.code ?? 100, 'Refused on purpose.', { subcode: fault.subcode });
    case 'throttled':
      throw new GraphError(call.platform.throttled.code, 'Rate limit hit.', {
        subcode: call.platform.throttled.subcode,
      });
    case 'token-expired':
      call.world.tokens.expire(call.account);
      call.world.tokens.account(call.account.accessToken);
  }
}

/** Generic code of a message that failed after it was accepted: undeliverable. */
const UNDELIVERABLE = 131026;

/**
 * Accepts one validated send, or does to it what the next fault of the account says.
 * @returns the new message.
 * @throws GraphError | ConnectionReset as the fault demands; the message may be in the thread all the same.
 */
export async function acceptSend(call: GraphCall, thread: Thread, draft: Draft): Promise<ThreadMessage> {
  const { world, account, platform } = call;
  const fault = world.faults.takeSend(account);
  if (fault?.delayMs) await wait(fault.delayMs);
  if (fault?.kind === 'refused-and-failed') {
    const ghost: ThreadMessage = {
      ...draft,
      id: platform.newMessageId(),
      from: 'assistant',
      at: world.clock.now(),
      status: 'failed',
      reactions: [],
    };
    report(world, thread, platform.failed(thread, ghost, fault.code ?? UNDELIVERABLE, world.clock.now()));
  }
  refuse(call, fault);
  const message = thread.add({ ...draft, id: platform.newMessageId(), from: 'assistant', status: 'sent' });
  if (fault?.kind === '200-then-failed') {
    const code = fault.code ?? UNDELIVERABLE;
    thread.advance(message.id, 'failed', code);
    report(world, thread, platform.failed(thread, message, code, world.clock.now()));
    return message;
  }
  thread.advance(message.id, 'delivered');
  report(world, thread, platform.accepted(thread, message, world.clock.now()));
  if (thread.open) personSees(world, platform, thread);
  if (fault?.kind === 'sent-but-500')
    throw new GraphError(fault.code ?? 2, 'An unexpected error has occurred.', { status: 500, transient: true });
  if (fault?.kind === 'sent-but-reset') throw new ConnectionReset();
  return message;
}

/** The person has the thread in front of them: everything of the assistant counts as read. */
export function personSees(world: World, platform: Platform, thread: Thread): void {
  const ids = thread.markRead('assistant');
  const messages = ids.map((id) => thread.get(id)!).filter((message) => message.status === 'read');
  if (messages.length > 0) report(world, thread, platform.seen(thread, messages, world.clock.now()));
}
