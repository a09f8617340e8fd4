import type { z } from 'zod';
import { badParameter, GraphError } from './graph-error.js';

/** `text['body']`: how the platform names a nested parameter. */
function nameOf(path: readonly PropertyKey[]): string {
  const [first, ...rest] = path.map(String);
  return (first ?? '') + rest.map((key) => `['${key}']`).join('');
}

/**
 * Parses with a strict schema. The first fault becomes the platform's error: an unknown field or a wrong value is 100,
 * a missing one is `missingCode` (WhatsApp has 131008 for that).
 * @throws GraphError
 */
export function parseStrict<T extends z.ZodType>(schema: T, value: unknown, missingCode = 100): z.output<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const name = nameOf(issue.path);
  if (issue.code === 'unrecognized_keys') {
    throw badParameter(`Unexpected key "${issue.keys[0]}" on param "${name}".`, {
      details: `Unexpected key ${issue.keys[0]}`,
    });
  }
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) {
    throw new GraphError(missingCode, `The parameter ${name} is required.`, { details: `Missing parameter ${name}` });
  }
  throw badParameter(`Param ${name} is not valid: ${issue.message}`, { details: `${name}: ${issue.message}` });
}
