export { ToolError } from './types.js';
export type {
  Agent,
  Answer,
  MediaAccess,
  Permission,
  TextLine,
  TextReader,
  ThreadMessage,
  Tool,
  ToolContext,
  ToolResult,
  ToolTrace,
  Turn,
  TurnTrace,
} from './types.js';
