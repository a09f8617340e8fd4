import type { Part } from '@hearth/message';
import { baseLanguage } from '../language/languages.js';
import type { Language } from '../language/languages.js';
import type { Mode } from '../modes/types.js';
import type { Answer, ThreadMessage, Turn } from '../types.js';

type Slower = Exclude<Mode, 'instant'>;

/** What the button says. Apps cut titles off after 20 UTF-16 characters. */
export const OFFERS: Readonly<Record<Language, Readonly<Record<Slower, string>>>> = {
  en: { thinking: 'Think it over', contemplating: 'Ask several agents' },
  de: { thinking: 'Genauer überlegen', contemplating: 'Mehrere fragen' },
  es: { thinking: 'Pensarlo mejor', contemplating: 'Preguntar a varios' },
  fr: { thinking: 'Mieux réfléchir', contemplating: 'Demander à plusieurs' },
  pt: { thinking: 'Pensar melhor', contemplating: 'Perguntar a vários' },
  it: { thinking: 'Pensarci meglio', contemplating: 'Chiedere a più voci' },
  hi: { thinking: 'ध्यान से सोचो', contemplating: 'कई एजेंटों से पूछो' },
  id: { thinking: 'Pikirkan lagi', contemplating: 'Tanya beberapa agen' },
  ar: { thinking: 'فكّر أكثر', contemplating: 'اسأل عدة وكلاء' },
};

/** The mode, and the message that was asked. */
const PRESSED = /^mode:(thinking|contemplating):(.+)$/su;

/** An answer with a button below it that has its question answered again in a slower mode. */
export function offering(answer: Answer, mode: Slower, turn: Turn, language: string): Answer {
  const { parts } = answer.reply;
  const [first, ...more] = parts;
  const question = turn.inbox[0]!.id;
  if (first?.type !== 'text' || more.length > 0) return answer;
  const option = { id: `mode:${mode}:${question}`, title: OFFERS[baseLanguage(language)][mode] };
  const choice: Part = { type: 'choice', text: first.text, options: [option] };
  return { ...answer, reply: { ...answer.reply, parts: [choice] } };
}

/**
 * A turn in which such a button was pressed as the turn of the question it stands below: its messages are answered again, in that mode and
 * with what was said before them. Undefined when none was pressed, or when its question is gone.
 */
export function pressedTurn(turn: Turn): Turn | undefined {
  for (const pressed of turn.inbox) {
    for (const part of pressed.parts) {
      const [, mode, question] = (part.type === 'choice' && PRESSED.exec(part.chosen ?? '')) || [];
      const from = turn.history.findIndex(({ id }) => id === question);
      if (!mode || from < 0) continue;
      const asked = askedFrom(turn.history.slice(from));
      if (asked.length === 0) continue;
      const inbox = [...asked, ...turn.inbox.filter((message) => message !== pressed)];
      return { ...turn, mode: mode as Slower, inbox, history: turn.history.slice(0, from) };
    }
  }
  return undefined;
}

/** The person's messages up to the answer. */
function askedFrom(messages: readonly ThreadMessage[]): readonly ThreadMessage[] {
  const end = messages.findIndex(({ role }) => role !== 'person');
  return end < 0 ? messages : messages.slice(0, end);
}
