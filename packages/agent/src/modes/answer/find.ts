/** What a draft calls its result, in the languages that models answer in. */
const LABELS =
  'answer|antwort|respuesta|réponse|resposta|risposta|उत्तर|जवाब|jawaban|الجواب|الإجابة|إجابة|ergebnis|result|resultado|résultat|risultato|hasil';
const LABELLED = new RegExp(
  `^[\\s#>*_-]*(?:(?:the|final|final correct|correct)\\s+)*(?:${LABELS})[\\s*_]*[:：][\\s*_]*(.*)$`,
  'gimu',
);
/** Words of a last line that can still be a result. */
const MOST_WORDS = 25;

const LABEL = new RegExp(`^(?:${LABELS})\\s*[:：]\\s*`, 'iu');

/** The result of a draft as it wrote it: what its label stands before, what it put into a box, or its last line. */
export function findAnswer(text: string): string | undefined {
  const plain = plainMath(text);
  const labelled = [...plain.matchAll(LABELLED)].at(-1);
  if (labelled) {
    const rest = plain.slice(labelled.index + labelled[0].length);
    return tidy(labelled[1]!) ?? tidy(rest.split('\n').find((line) => line.trim() !== '') ?? '');
  }
  const boxed = [...text.matchAll(/\\boxed\{((?:[^{}]|\{[^{}]*\})*)\}/gu)].at(-1);
  if (boxed) return tidy(plainMath(boxed[1]!));
  const last = plain.trimEnd().split('\n').at(-1) ?? '';
  const answer = tidy(last.slice(last.lastIndexOf('=') + 1));
  return answer && answer.split(/\s+/u).length <= MOST_WORDS ? answer : undefined;
}

/** Text without LaTeX and Markdown marks around numbers and words. */
export function plainMath(text: string): string {
  return text
    .replace(/\\(?:text|mathrm|boxed|mathbf)\{([^{}]*)\}/gu, '$1')
    .replace(/\\[dt]?frac\{([^{}]*)\}\{([^{}]*)\}/gu, '($1)/($2)')
    .replace(/\\(?:times|cdot)\b/gu, '×')
    .replace(/\\div\b/gu, '÷')
    .replace(/\\[%$]/gu, (mark) => mark.slice(1))
    .replace(/\\[()[\],;! ]|\$\$?|\*\*|`/gu, '');
}

function tidy(text: string): string | undefined {
  const answer = text
    .replace(/\s+/gu, ' ')
    .replace(/^[\s:*_]+|[\s*_]+$/gu, '')
    .replace(/(?<=[\p{L}\p{N})%€])\.$/u, '');
  return /[\p{L}\p{N}]/u.test(answer) ? answer : undefined;
}

/** An answer without what it is called. */
export function withoutLabel(answer: string): string {
  return answer.replace(LABEL, '');
}
