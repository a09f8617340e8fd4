/** COCO's number of classes. */
export const KINDS = 80;

/** What one class is called in one language. */
export interface Label {
  readonly one: string;
  readonly many: string;
  /** Other words by which people ask for it. */
  readonly also: readonly string[];
}

/**
 * The labels of one language: a line a class in COCO's order, `singular/plural/other words, by commas`.
 * @throws Error when a class is missing
 */
export function labels(table: string): readonly Label[] {
  const lines = table.trim().split('\n');
  if (lines.length !== KINDS) throw new Error(`${lines.length} labels in place of ${KINDS}`);
  return lines.map((line) => {
    const [one = '', many = one, also = ''] = line.split('/').map((part) => part.trim());
    return { one, many, also: also.split(',').flatMap((word) => word.trim() || []) };
  });
}
