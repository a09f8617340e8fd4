import type { GraphCall } from '../platform.js';
import { badParameter } from './graph-error.js';

/** Thrown to cut the connection instead of answering. */
export class ConnectionReset extends Error {
  override readonly name = 'ConnectionReset';
}

/** The JSON body of a call. @throws GraphError 100 when it is something else. */
export function jsonOf(call: GraphCall): Readonly<Record<string, unknown>> {
  if (call.body.kind !== 'json') throw badParameter('The body must be a JSON object.');
  return call.body.value;
}

/** The `fields` of a GET, or what is usual. @throws GraphError 100 on a field that does not exist. */
export function pickFields(
  call: GraphCall,
  all: Readonly<Record<string, unknown>>,
  usual: string[],
): Record<string, unknown> {
  const wanted = call.query['fields']?.split(',') ?? usual;
  const unknown = wanted.find((field) => !(field in all));
  if (unknown !== undefined) throw badParameter(`Tried accessing nonexisting field (${unknown})`);
  return Object.fromEntries(['id', ...wanted].filter((field) => field in all).map((field) => [field, all[field]]));
}
