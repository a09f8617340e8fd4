export { createAgent } from './agent.js';
export type { AgentOptions } from './agent.js';
export type { Choice, ToolChooser } from './choice/chooser.js';
export { planTurn } from './choice/plan.js';
export { createProbeChooser } from './choice/probe/chooser.js';
export { ensureProbes } from './choice/probe/ensure.js';
export type { Probes } from './choice/probe/ensure.js';
export { programDraft } from './code/draft.js';
export type { ProgramRequest } from './code/draft.js';
export { createProgramRunner } from './code/runner.js';
export type { ProgramDraft, ProgramOutcome, ProgramRunner } from './code/types.js';
export { createDraftRunner } from './modes/runner.js';
export { createModeRouter } from './modes/router/router.js';
export type { ModeRouter } from './modes/router/router.js';
export { MODE_SETTINGS } from './modes/settings.js';
export type { ModeSettings } from './modes/settings.js';
export { FONT_FAMILY, FONT_FILES } from './drawing/fonts.js';
export { withVowelSigns } from './drawing/vowel-signs.js';
export { escapeXml } from './drawing/rasterise.js';
export { detectLanguage } from './language/detect.js';
export type { Draft, DraftRequest, DraftRunner, Mode, Thought, Way } from './modes/types.js';
export { phrasesIn } from './phrases/index.js';
export type { Phrases } from './phrases/index.js';
export { createPictureReports } from './pictures/reports.js';
export type { PictureReportsOptions, ReportStore } from './pictures/reports.js';
export type { Problem } from './problem.js';
export { numbersIn, unknownNumbers } from './reply/numbers.js';
export type { AgentSettings } from './settings.js';
export { createTools } from './tools/index.js';
export { ToolError } from './types.js';
export type {
  Agent,
  Answer,
  Box,
  FindOptions,
  FoundObject,
  LookStep,
  MediaAccess,
  ObjectFinder,
  Permission,
  PictureReport,
  PictureReports,
  Subjects,
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
export { namedThings } from './vision/labels/lookup.js';
export type { Named } from './vision/labels/lookup.js';
