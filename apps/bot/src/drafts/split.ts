/** What a worker could take on. */
export interface Room {
  /** Drafts that it could begin at once. */
  readonly free: number;
}

/**
 * How many of `count` drafts go to other workers: each goes where there is the most room, and stays here when it is the same. The first
 * always stays: an answer must not hang on the network alone.
 */
export function awayOf(count: number, here: Room, others: readonly Room[]): number {
  const free = others.map((other) => other.free);
  let own = here.free;
  let away = 0;
  for (let draft = 0; draft < count; draft++) {
    const most = Math.max(0, ...free);
    if (draft === 0 || most <= Math.max(0, own)) own--;
    else {
      free[free.indexOf(most)] = most - 1;
      away++;
    }
  }
  return away;
}
