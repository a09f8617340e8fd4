import type { Part, Reply } from '@hearth/message';
import type { ToolResult } from '../types.js';

/**
 * One reply of what a turn brought: text first, then pictures, each with a one-line caption. A result whose picture carries its
 * sentence is not said twice, so that a single picture is a single bubble.
 */
export function assembleReply(lines: readonly string[], results: readonly ToolResult[]): Reply {
  const text = [...lines, ...results.filter((result) => !isCaption(result)).map((result) => result.say)]
    .filter((line) => line.trim() !== '')
    .join('\n\n');
  const shown = results.flatMap((result) => (result.show ?? []).map((part) => captioned(part, result)));
  return { parts: text === '' ? shown : [{ type: 'text', text }, ...shown] };
}

/** True when the result's sentence goes with its first picture, or a sticker says it all. */
function isCaption(result: ToolResult): boolean {
  return (result.show ?? []).some((part) => part.type === 'image' || part.type === 'sticker');
}

function captioned(part: Part, result: ToolResult): Part {
  const isFirst = part === result.show?.find(({ type }) => type === 'image');
  return part.type === 'image' && isFirst ? { ...part, caption: result.say.replace(/\s*\n\s*/g, ' ') } : part;
}
