/** Result of one check: `bad` must be mended, `note` is worth knowing. `todo` says what to do. */
export interface Finding {
  readonly name: string;
  readonly status: 'good' | 'note' | 'bad';
  readonly text: string;
  readonly todo?: string;
}

export const good = (name: string, text: string): Finding => ({ name, status: 'good', text });
export const note = (name: string, text: string, todo?: string): Finding => ({
  name,
  status: 'note',
  text,
  ...(todo !== undefined && { todo }),
});
export const bad = (name: string, text: string, todo: string): Finding => ({ name, status: 'bad', text, todo });
