import { clip } from '@hearth/message';
import type { Part } from '@hearth/message';
import { fields, list, words } from '../meta/read.js';
import type { Fields } from '../meta/read.js';
import type { WhatsAppWebAccount } from './config.js';

/** Ids of groups end so: https://faq.whatsapp.com (ids are not documented; seen in every release of the page). */
export const isGroup = (peer: string) => peer.endsWith('@g.us');

/** Why a message in a group is none of ours, or undefined when it is. */
export function notForUs(message: Fields, peer: string, groups: WhatsAppWebAccount['groups']): string | undefined {
  if (!(groups.switches[peer] ?? groups.answer)) return 'group:off';
  const quote = fields(message['quote']);
  // Only a quote that the page knows counts: a sender can claim to quote anything.
  const reply = quote['known'] === true && quote['own'] === true;
  return message['mentioned'] === true || reply ? undefined : 'group:not-mentioned';
}

/** The words without our own number, which stands in them for the mention: the model would take it for part of the question. */
export function withoutMention(parts: Part[], message: Fields): Part[] {
  const tokens = list(message['mentionTokens']).flatMap((token) => words(token) ?? []);
  if (tokens.length === 0) return parts;
  const clean = (said: string) =>
    tokens
      .reduce((all, token) => all.replaceAll(`@${token}`, ''), said)
      .replace(/ {2,}/g, ' ')
      .trim();
  return parts.flatMap((part): Part[] => {
    if (part.type !== 'text') return [part];
    // A bare mention is a way of knocking: its text stays, or there would be nothing to answer.
    const rest = clean(part.text);
    return [rest ? { ...part, text: rest } : part];
  });
}

/** Longest name that goes before somebody's words. */
const MAX_SPEAKER_LENGTH = 40;

/**
 * In a group the words begin with who says them: the model sees one conversation of several people. A name is one line, whatever its
 * owner made of it.
 */
export function spokenBy(parts: Part[], name: string | undefined): Part[] {
  const speaker = clip((name ?? '').replace(/[\s:]+/g, ' ').trim(), MAX_SPEAKER_LENGTH);
  if (!speaker) return parts;
  const [first, ...rest] = parts;
  if (first?.type === 'text') return [{ ...first, text: `${speaker}: ${first.text}` }, ...rest];
  if (first && 'caption' in first && first.caption)
    return [{ ...first, caption: `${speaker}: ${first.caption}` }, ...rest];
  return [{ type: 'text', text: `${speaker}:` }, ...parts];
}
