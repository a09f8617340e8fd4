import { randomBytes } from 'node:crypto';
import { types } from 'node:util';
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
  if (!types.isNativeError(error)) return { name: typeof error, message: 'not an error object' };
  return {
    name: error.name,
    message: messageOf(error),
    ...(error.stack ? { stack: placesOf(error.stack) } : {}),
    ...(types.isNativeError(error.cause) ? { cause: `${error.cause.name}: ${messageOf(error.cause)}` } : {}),
  };
}

/** `JSON.parse` quotes what it could not parse: words of a person or a model. */
function messageOf(error: Error): string {
  return error.name === 'SyntaxError' ? 'not parsable' : error.message;
}

const PLACES = 5;

/** The first places of a stack, without the message that begins it. */
function placesOf(stack: string): string {
  const lines = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return lines.slice(0, PLACES).join('\n');
}
