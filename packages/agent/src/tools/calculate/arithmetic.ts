import { baseLanguage } from '../../language/languages.js';
import { canonical, findNumbers } from '../../numbers/read.js';
import { ToolError } from '../../types.js';
import type { ToolContext } from '../../types.js';
import { evaluate } from './evaluate.js';
import { placesOf, writeExpression, writeResult } from './format.js';
import { Refusal } from './refusal.js';
import { currenciesOf, translate } from './translate.js';
import { REFUSALS } from './words.js';

/** Numbers that a calculation may need although nobody wrote them: hundredths, hours, minutes, days, weeks, months. */
const COMMON_NUMBERS = ['0', '1', '2', '7', '10', '12', '24', '30', '52', '60', '100', '365', '1000'];

/** The calculation that a message spells out. @throws ToolError when it is none that can be done. */
export function readExpression(context: ToolContext): string | undefined {
  return inLanguage(context, () => translate(context.text, context.language));
}

/** A model's expression as evaluate() takes it. @throws ToolError when it holds a number that nobody gave. */
export function repairExpression(written: string, context: ToolContext): string {
  return inLanguage(context, () => {
    // Some models put their own result behind it.
    const expression = written.split('=')[0]!.trim() || written;
    // Models write numbers the English way, but copy a person's "1.234,50" as it is.
    const language = /\d,\d{1,2}\b/.test(expression) ? context.language : 'en';
    const translated = translate(expression, language) ?? expression;
    const sources = [context.text, ...context.known];
    const given = new Set(
      sources.flatMap((text) => findNumbers(text, context.language)).map((n) => canonical(n.value)),
    );
    const invented = findNumbers(translated, 'en').some(
      ({ value }) => !given.has(canonical(value)) && !COMMON_NUMBERS.includes(canonical(value)),
    );
    if (invented) throw new Refusal('not-arithmetic');
    return translated;
  });
}

/** "3 × 4.20 = 12.60", as people of the language write it. @throws ToolError when there is no result. */
export function compute(expression: string, context: ToolContext): string {
  return inLanguage(context, () => {
    const { language } = context;
    const [currency] = currenciesOf(context.text, language);
    const result = writeResult(evaluate(expression), language, { currency, places: placesOf(expression) });
    return `${writeExpression(expression, language)} ${result.exact ? '=' : '≈'} ${result.text}`;
  });
}

/** Refusals become sentences in the person's language. */
function inLanguage<T>({ language }: ToolContext, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new ToolError(REFUSALS[baseLanguage(language)][error.reason], { cause: error });
  }
}
