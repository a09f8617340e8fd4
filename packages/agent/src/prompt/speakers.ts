import type { ThreadMessage, Turn } from '../types.js';

/** Ids of WhatsApp's groups end so; no other channel has groups. */
const GROUP = '@g.us';
/** In a group a message begins with who says it. */
const SPEAKER = /^([^:\n]{1,40}):/u;

/** Whether a message is somebody else's than the person's who is answered. */
export type IsOther = (message: ThreadMessage) => boolean;

/** In a group what others said before is not the word of who asks now; elsewhere there is one person only. */
export function othersThan({ conversation, inbox }: Pick<Turn, 'conversation' | 'inbox'>): IsOther {
  if (!isGroup(conversation)) return () => false;
  const asking = new Set(inbox.map(speakerOf));
  return (message) => message.role === 'person' && !asking.has(speakerOf(message));
}

export function isGroup({ peer }: Turn['conversation']): boolean {
  return peer.endsWith(GROUP);
}

/** The words of a message in a group without the name before the first of them. */
export function withoutSpeaker([first = '', ...rest]: readonly string[]): string[] {
  return [first.replace(SPEAKER, '').trimStart(), ...rest];
}

function speakerOf({ parts }: ThreadMessage): string | undefined {
  const [first] = parts;
  const words = first?.type === 'text' ? first.text : first && 'caption' in first ? first.caption : undefined;
  return SPEAKER.exec(words ?? '')?.[1];
}
