/**
 * Works through a list with so many at the same time; results come in the list's order.
 * @throws the first error, when those at work have ended
 */
export async function inFlight<T, R>(
  list: readonly T[],
  atOnce: number,
  work: (one: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const lane = async () => {
    while (next < list.length) {
      const index = next++;
      results[index] = await work(list[index]!, index);
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: Math.min(atOnce, list.length) }, lane));
  const failed = lanes.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
  return results;
}
