import type { Value } from './value.js';
import { wholeWord } from '../../language/patterns.js';

/** What a question asks for, in the words of nine languages. `who` is for a name. */
const ASKS: readonly (readonly [Value['kind'], string])[] = [
  [
    'weekday',
    '(?:which|what) (?:day of the week|weekday)|welche[rmn]? wochentag|qué día de la semana|quel jour de la semaine|que dia da semana|(?:che|quale) giorno della settimana|सप्ताह के किस दिन|कौन सा (?:दिन|वार)|hari apa|أي يوم من (?:أيام )?الأسبوع',
  ],
  [
    'date',
    '(?:which|what) date|welche[ms] datum|qué fecha|quelle date|que data|(?:che|quale) data|किस तारीख|tanggal berapa|أي تاريخ',
  ],
  [
    'time',
    'what time|(?:um|bis|ab) wie ?viel uhr|wie spät|qué hora|quelle heure|que horas|che ora|कितने बजे|(?:jam|pukul) berapa|(?:أي|كم) الساعة|أي ساعة',
  ],
  [
    'number',
    'how (?:many|much|old|far|long|tall|high|heavy|big)|wie ?viele?n?|wie (?:alt|weit|lange|groß|hoch|schwer|teuer)|cuánt[oa]s?|combien|quel âge|quant[oaie]s?|कितन[ेाी]|berapa|كم',
  ],
  ['name', 'who|whose|wer|wem|wen|quién(?:es)?|qui|quem|chi|कौन|siapa'],
];
const PATTERNS = ASKS.map(([kind, words]) => [kind, wholeWord(words)] as const);

/** Drops what cannot be the answer to the question: a number where somebody is asked for, a negative count. All of it is kept if nothing fits. */
export function fitting<T extends { readonly value: Value }>(task: string, found: readonly T[]): readonly T[] {
  const kind = kindAsked(task);
  if (kind === undefined) return found;
  const fit = found.filter(({ value }) => fits(value, kind));
  return fit.length > 0 ? fit : found;
}

/** By the last question of the task; undefined when its words do not tell. */
function kindAsked(task: string): Value['kind'] | undefined {
  const question = task.match(/[^.!?。।؟\n]*[?؟]/gu)?.at(-1);
  return question === undefined ? undefined : PATTERNS.find(([, words]) => words.test(question))?.[0];
}

function fits(value: Value, kind: Value['kind']): boolean {
  if (value.kind === 'choice') return true;
  return value.kind === kind && (value.kind !== 'number' || value.value >= 0);
}
