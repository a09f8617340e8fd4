import { LIST_LINE } from './keywords.js';
import { isRequest } from './request.js';

/** A message that lists requests: what stands before the list, and each of them. */
export interface RequestList {
  readonly intro: string;
  readonly requests: readonly string[];
}

const LEAST_REQUESTS = 2;
/** Lines of a message that may be a list of requests. */
const MOST_LINES = 100;

/**
 * Requests listed one a line, marked or each ending as a question. Undefined when a line of the list is none: lists hold data far more
 * often than requests.
 */
export function listedRequests(text: string): RequestList | undefined {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  if (lines.length > MOST_LINES) return undefined;
  const marked = lines.some((line) => LIST_LINE.test(line));
  const isOfList = (line: string) => (marked ? LIST_LINE.test(line) : /[?？؟]$/u.test(line));
  const first = lines.findIndex(isOfList);
  if (first < 0) return undefined;
  const list = lines.slice(first);
  if (list.length < LEAST_REQUESTS || !list.every(isOfList)) return undefined;
  const requests = list.map((line) => line.replace(LIST_LINE, ''));
  return requests.every(isRequest) ? { intro: lines.slice(0, first).join('\n'), requests } : undefined;
}
