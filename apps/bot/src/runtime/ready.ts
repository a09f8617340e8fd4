/** Tells the process that started this one that it is ready; nothing when nobody did. */
export function announceReady(facts: Readonly<Record<string, unknown>>): void {
  process.send?.({ ready: facts });
}
