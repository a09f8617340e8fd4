import type { ChannelName } from './types.js';

/** How an app differs for the person using it; the colours are in style/<css>.css. */
export interface Skin {
  readonly channel: ChannelName;
  readonly app: string;
  /** Shorter, where there is little room. */
  readonly tab?: string;
  readonly css: string;
  /** WhatsApp shows ticks on each own message; the others a word below the last one. */
  readonly receipts: 'ticks' | 'word';
  readonly placeholder: string;
  /** What the app offers first for a reaction. */
  readonly emoji: readonly string[];
  readonly unsendLabel: string;
  readonly deletedLabel: { readonly own: string; readonly other: string };
}

const deleted = { own: 'You deleted this message', other: 'This message was deleted' };
const unsent = { own: 'You unsent a message', other: 'This message was unsent' };

export const SKINS: readonly Skin[] = [
  {
    channel: 'whatsapp-cloud',
    app: 'WhatsApp',
    css: 'whatsapp',
    receipts: 'ticks',
    placeholder: 'Type a message',
    emoji: ['👍', '❤️', '😂', '😮', '😢', '🙏'],
    unsendLabel: 'Delete for everyone',
    deletedLabel: deleted,
  },
  {
    channel: 'whatsapp-web',
    app: 'WhatsApp, own number',
    tab: 'Own number',
    css: 'whatsapp',
    receipts: 'ticks',
    placeholder: 'Type a message',
    emoji: ['👍', '❤️', '😂', '😮', '😢', '🙏'],
    unsendLabel: 'Delete for everyone',
    deletedLabel: deleted,
  },
  {
    channel: 'instagram',
    app: 'Instagram',
    css: 'instagram',
    receipts: 'word',
    placeholder: 'Message…',
    emoji: ['❤️', '😂', '😮', '😢', '😡', '👍'],
    unsendLabel: 'Unsend',
    deletedLabel: unsent,
  },
  {
    channel: 'messenger',
    app: 'Messenger',
    css: 'messenger',
    receipts: 'word',
    placeholder: 'Aa',
    emoji: ['❤️', '😆', '😮', '😢', '😠', '👍'],
    unsendLabel: 'Unsend',
    deletedLabel: unsent,
  },
];
