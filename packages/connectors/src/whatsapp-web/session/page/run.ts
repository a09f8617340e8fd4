/** The one thing that is needed of a page: running a function in it. */
export interface PageLike {
  evaluate<A extends unknown[], R>(run: (...args: A) => R | Promise<R>, ...args: A): Promise<Awaited<R>>;
}
