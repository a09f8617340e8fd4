import { createHash, timingSafeEqual } from 'node:crypto';

const digest = (text: string) => createHash('sha256').update(text).digest();

/**
 * Meta's GET verification: the challenge to answer with, byte for byte, or null to refuse with 403. A blank configured token refuses.
 * Keys hold dots (`hub.mode`): the query must not have been expanded into objects.
 */
export function answerChallenge(
  query: Readonly<Record<string, string | undefined>>,
  verifyToken: string,
): string | null {
  const token = query['hub.verify_token'];
  const challenge = query['hub.challenge'];
  if (query['hub.mode'] !== 'subscribe' || !verifyToken.trim() || typeof token !== 'string') return null;
  // Digests have one length, so the comparison is constant-time whatever was sent.
  if (!timingSafeEqual(digest(token), digest(verifyToken))) return null;
  return challenge ? challenge : null;
}
