import { figure, type Figure } from '../../bench/report.js';

interface Judged {
  readonly kind: string;
  readonly language: string;
  readonly wrong: boolean;
}

/** One figure a kind of case, then one a language: how many of them went wrong. */
export function rowsByKind(id: string, results: readonly Judged[]): Figure[] {
  return (['kind', 'language'] as const).flatMap((key) =>
    [...new Set(results.map((result) => result[key]))].map((value) => {
      const own = results.filter((result) => result[key] === value);
      const wrong = own.filter((result) => result.wrong).length;
      return figure(`${id}.${value}`, wrong, 'cases', { direction: 'min', detail: `${own.length} cases` });
    }),
  );
}
