import { z } from 'zod';
import { baseLanguage } from '../../language/languages.js';
import { canonical, findNumbers } from '../../numbers/read.js';
import { ToolError } from '../../types.js';
import type { Tool, ToolContext } from '../../types.js';
import { evaluate } from './evaluate.js';
import { placesOf, writeExpression, writeResult } from './format.js';
import { Refusal } from './refusal.js';
import { currenciesOf, translate } from './translate.js';
import { REFUSALS } from './words.js';

const schema = z.object({
  expression: z
    .string()
    .min(1)
    .max(500)
    .describe('Arithmetic: digits, + - * / ^ %, parentheses, sqrt, units (5 mile to km)'),
});
type Args = z.infer<typeof schema>;

/** Numbers that a calculation may need although nobody wrote them: hundredths, hours, minutes, days, weeks, months. */
const COMMON_NUMBERS = ['0', '1', '2', '7', '10', '12', '24', '30', '52', '60', '100', '365', '1000'];

/** Arithmetic in exact decimals, percentages and units. */
export const calculate: Tool<Args> = {
  name: 'calculate',
  description:
    'Computes an arithmetic expression, a percentage or a conversion of units. Example: "3 books at 12.50 each" is {"expression":"3 * 12.50"}; never write the result.',
  permission: 'all',
  needs: 'nothing',
  worksOnFound: true,
  schema,
  timeoutMs: 2_000,

  read(context) {
    const expression = inLanguage(context, () => translate(context.text, context.language));
    return expression === undefined ? undefined : { expression };
  },

  repair({ expression: written }, context) {
    return inLanguage(context, () => {
      // Some models put their own result behind it.
      const expression = written.split('=')[0]!.trim() || written;
      // Models write numbers the English way, but copy a person's "1.234,50" as it is.
      const language = /\d,\d{1,2}\b/.test(expression) ? context.language : 'en';
      const translated = translate(expression, language) ?? expression;
      const given = new Set(
        [context.text, ...context.known]
          .flatMap((text) => findNumbers(text, context.language))
          .map((n) => canonical(n.value)),
      );
      const invented = findNumbers(translated, 'en').some(
        ({ value }) => !given.has(canonical(value)) && !COMMON_NUMBERS.includes(canonical(value)),
      );
      if (invented) throw new Refusal('not-arithmetic');
      return { expression: translated };
    });
  },

  run({ expression }, context) {
    const { language } = context;
    return Promise.resolve(
      inLanguage(context, () => {
        const [currency] = currenciesOf(context.text, language);
        const result = writeResult(evaluate(expression), language, { currency, places: placesOf(expression) });
        const say = `${writeExpression(expression, language)} ${result.exact ? '=' : '≈'} ${result.text}`;
        return { say, know: say };
      }),
    );
  },
};

/** Refusals become sentences in the person's language. */
function inLanguage<T>({ language }: ToolContext, compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new ToolError(REFUSALS[baseLanguage(language)][error.reason], { cause: error });
  }
}
