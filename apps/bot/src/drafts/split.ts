/** What another worker has said of itself. */
export interface Other {
  /** Drafts that it would take on. */
  readonly room: number;
  /** Rows that its engine works on, those that wait included. */
  readonly busy: number;
}

/**
 * How many of `count` drafts go to other workers: each goes where the fewest rows are at work, and stays here when it is the same. The first
 * always stays: an answer must not hang on the network alone.
 * @param busy rows that the engine here works on
 */
export function awayOf(count: number, busy: number, others: readonly Other[]): number {
  const places = others.map((other) => ({ ...other }));
  let here = busy;
  let away = 0;
  for (let draft = 0; draft < count; draft++) {
    const [idlest] = places.filter(({ room }) => room > 0).sort((a, b) => a.busy - b.busy);
    if (draft === 0 || !idlest || idlest.busy >= here) here++;
    else {
      idlest.room--;
      idlest.busy++;
      away++;
    }
  }
  return away;
}
