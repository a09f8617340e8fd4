/** Pixels that are decoded at most. What the bot stores was re-encoded below its own limit; this is the second fence. */
export const MAX_PIXELS = 50_000_000;
