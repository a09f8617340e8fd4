/** Milliseconds between two looks. */
const TICK_MS = 5;
const MICROSECONDS_PER_MS = 1000;

/**
 * Watches how long the main thread does not get round to a timer. A gap counts as far as this process computed meanwhile: in the rest of it
 * the machine gave the processor to others.
 * @returns ends it and tells the longest gap, in milliseconds
 */
export function watchBlocking(): () => number {
  let longest = 0;
  let last = performance.now();
  let used = process.cpuUsage();
  const timer = setInterval(() => {
    const now = performance.now();
    const { user, system } = process.cpuUsage(used);
    const computed = (user + system) / MICROSECONDS_PER_MS;
    longest = Math.max(longest, Math.min(now - last - TICK_MS, computed));
    last = now;
    used = process.cpuUsage();
  }, TICK_MS);
  return () => {
    clearInterval(timer);
    return longest;
  };
}
