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
export function report(world: World, thread: Thread, events: readonly unknown[], onDelivered?: () => void): void {
  const { account, identity } = thread;
  for (const event of events) {
    world.couriers[account.channel].send({
      account,
      lane: `${account.account}/${identity.id}`,
      event: { event, standby: thread.standby },
      ...(onDelivered && { onDelivered }),
    });
  }
}

function throttled({ platform, account }: GraphCall, regainMinutes: number | undefined): GraphError {
  const usage = { type: 'messages', call_count: 100, estimated_time_to_regain_access: regainMinutes };
  const headers = { 'x-business-use-case-usage': JSON.stringify({ [account.wabaId ?? account.account]: [usage] }) };
  const { code, subcode } = platform.throttled;
  return new GraphError(code, 'Rate limit hit.', { subcode, ...(regainMinutes !== undefined && { headers }) });
}

function refuse(call: GraphCall, fault: SendFault | undefined): void {
  switch (fault?.kind) {
    case 'refused':
    case 'refused-and-failed':
      throw new GraphError(fault.code ?? 100, 'Refused on purpose.', { subcode: fault.subcode });
    case 'throttled':
      throw throttled(call, fault.regainMinutes);
    case 'token-expired':
      call.world.tokens.expire(call.account);
      call.world.tokens.account(call.account.accessToken);
  }
}

/** Generic code of a message that failed after it was accepted: undeliverable. */
const UNDELIVERABLE = 131026;

/** Runs one validated send, or does to it what the next fault of the account says. `deliver` makes it happen. */
async function withFault<T>(
  call: GraphCall,
  { deliver, fail }: { deliver: (code: number | undefined) => T; fail: (code: number) => void },
): Promise<T> {
  const { world, account, platform } = call;
  const fault = world.faults.takeSend(account);
  if (fault?.delayMs) await wait(fault.delayMs);
  const code = fault?.code ?? UNDELIVERABLE;
  if (fault?.kind === 'refused-and-failed') fail(code);
  refuse(call, fault);
  const result = deliver(fault?.kind === '200-then-failed' ? code : undefined);
  if (fault?.kind === 'sent-but-500') {
    const { code: unsure, subcode } = platform.unsure;
    const more = { status: 500, transient: true, ...(subcode !== undefined && { subcode }) };
    throw new GraphError(fault.code ?? unsure, 'An unexpected error has occurred.', more);
  }
  if (fault?.kind === 'sent-but-reset') throw new ConnectionReset();
  return result;
}

/**
 * Accepts one validated message. `once`: a message with the same `outId` that is already there is the answer.
 * @throws GraphError | ConnectionReset as a fault demands; the message may be in the thread all the same.
 */
export async function acceptSend(
  call: GraphCall,
  thread: Thread,
  draft: Draft,
  { once = false } = {},
): Promise<ThreadMessage> {
  const { world, platform } = call;
  const now = () => world.clock.now();
  const id = platform.newMessageId();
  const ghost: ThreadMessage = { ...draft, id, from: 'assistant', at: now(), status: 'failed', reactions: [] };
  const fail = (code: number) => report(world, thread, platform.failed(thread, ghost, code, now()));
  const deliver = (failure: number | undefined): ThreadMessage => {
    const known = once ? thread.all().find(({ outId }) => outId === draft.outId) : undefined;
    if (known) return known;
    const message = thread.add({ ...draft, id, from: 'assistant', status: 'sent' });
    if (failure !== undefined) {
      thread.advance(id, 'failed', failure);
      fail(failure);
      return message;
    }
    thread.advance(id, 'delivered');
    report(world, thread, platform.accepted(thread, message, now()));
    if (thread.open) personSees(world, platform, thread);
    return message;
  };
  return withFault(call, { deliver, fail });
}

/** Accepts one validated reaction; `emoji` null takes it back. @returns the id of the reaction itself. */
export async function acceptReaction(
  call: GraphCall,
  thread: Thread,
  target: string,
  emoji: string | null,
  outId?: string,
): Promise<string> {
  const { world, platform } = call;
  const id = platform.newMessageId();
  const reaction: ThreadMessage = {
    id,
    from: 'assistant',
    kind: 'text',
    at: world.clock.now(),
    status: 'sent',
    reactions: [],
    ...(outId !== undefined && { outId }),
  };
  const fail = (code: number) => report(world, thread, platform.failed(thread, reaction, code, world.clock.now()));
  const deliver = (failure: number | undefined) => {
    if (failure !== undefined) return fail(failure);
    thread.react(target, 'assistant', emoji);
    report(world, thread, platform.reacted(thread, reaction, world.clock.now()));
  };
  await withFault(call, { deliver, fail });
  return id;
}

/** The person has the thread in front of them: everything of the assistant counts as read. */
export function personSees(world: World, platform: Platform, thread: Thread): void {
  const ids = thread.markRead('assistant');
  const messages = ids.map((id) => thread.get(id)!).filter((message) => message.status === 'read');
  if (messages.length > 0) report(world, thread, platform.seen(thread, messages, world.clock.now()));
}
