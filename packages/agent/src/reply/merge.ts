import type { ToolResult } from '../types.js';

/**
 * Results as they are sent: those that speak for themselves as they are; those the model wrote from by its words, or, when it failed, by
 * their own. `otherwise` is said when the model's words were needed and nothing stands in for them.
 */
export function mergeWords(
  results: readonly ToolResult[],
  words: string | undefined,
  otherwise: string,
): readonly ToolResult[] {
  const finished = results.filter((result) => !result.compose);
  const composed = results.filter((result) => result.compose);
  if (words === undefined) return composed.length > 0 ? results : [...finished, { say: otherwise }];
  return [...finished, { say: words }, ...composed.map((result) => ({ ...result, say: '' }))];
}
