import type { Phrases } from '../phrases/index.js';
import type { TurnView } from './view.js';

/** What must be said about the message itself before it is answered: files lost, kinds not understood, text left out. */
export function noticesOf(view: TurnView, phrases: Phrases): readonly string[] {
  const notices = [
    ...view.lost.map((reason) => phrases.lost[reason]),
    ...view.deaf.map((kind) => phrases.cannot[kind]),
    ...(view.textCut ? [phrases.textCut] : []),
  ];
  if (notices.length === 0 && !view.answerable) return [phrases.empty];
  return [...new Set(notices)];
}
