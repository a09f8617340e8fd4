/** An option as replies carry it. */
export interface Option {
  readonly id: string;
  readonly title: string;
  readonly description?: string | undefined;
}

/** What buttons of one kind hold. Lengths are UTF-16 characters. */
export interface ChoiceLimits {
  readonly options: number;
  readonly title: number;
  readonly id: number;
}

/** True when the app's buttons show every option whole and tell them apart; otherwise the options are written out. */
export function fitsButtons(options: readonly Option[], limits: ChoiceLimits): boolean {
  return (
    options.length > 0 &&
    options.length <= limits.options &&
    options.every(({ title, id }) => title.trim() && title.length <= limits.title && id && id.length <= limits.id) &&
    new Set(options.map(({ title }) => title)).size === options.length &&
    new Set(options.map(({ id }) => id)).size === options.length
  );
}

/** The options as a numbered list in Markdown, for apps and cases without buttons. */
export function numbered(text: string, options: readonly Option[]): string {
  const lines = options.map(
    ({ title, description }, index) => `${index + 1}. ${title}${description ? ` — ${description}` : ''}`,
  );
  return [text, lines.join('\n')].filter(Boolean).join('\n\n');
}
