import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';
import type { Config } from '../config/schema.js';

/**
 * Keys that never get into a log, wherever in an object they turn up (two levels deep): what people wrote, and secrets.
 * Code logs ids, kinds, counts and times; this is the second lock on the same door.
 */
const REDACTED = [
  'text',
  'parts',
  'caption',
  'body',
  'event',
  'raw',
  'accessToken',
  'appSecret',
  'appSecrets',
  'verifyToken',
  'password',
  'authorization',
  'redisUrl',
];

/** JSON lines on stdout (or `destination`), each with the role that wrote it. */
export function createLog(
  options: { level: Config['logLevel']; role: string },
  destination?: DestinationStream,
): Logger {
  const settings = {
    level: options.level,
    base: { role: options.role, pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: REDACTED.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[hidden]' },
  };
  return destination ? pino(settings, destination) : pino(settings);
}

/** Short id that ties a polite sentence in a chat, or an answer to a platform, to its line in the log. */
export function errorId(): string {
  return randomBytes(5).toString('hex');
}

/** What a log may say about an error: name, message and place, never what was being worked on. */
export function describeError(error: unknown): { name: string; message: string; stack?: string; cause?: string } {
  if (!(error instanceof Error)) return { name: typeof error, message: String(error) };
  return {
    name: error.name,
    message: error.message,
    ...(error.stack ? { stack: error.stack.split('\n').slice(1, 6).join('\n') } : {}),
    ...(error.cause instanceof Error ? { cause: `${error.cause.name}: ${error.cause.message}` } : {}),
  };
}
