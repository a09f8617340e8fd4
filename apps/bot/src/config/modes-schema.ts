// Every role reads the configuration, and few of them need what else the agent loads.
import { MODE_SETTINGS } from '@hearth/agent/mode-settings';
import { z } from 'zod';

const { instant, thinking, contemplating } = MODE_SETTINGS;

const timeMs = (fallback: number) => z.number().int().min(1000).default(fallback);
const tokens = (fallback: number) => z.number().int().min(32).max(4096).default(fallback);
const rounds = (fallback: number) => z.number().int().min(1).max(8).default(fallback);

/** What an answer may cost, by mode. */
export const modesSchema = z.strictObject({
  default: z
    .enum(['auto', 'instant', 'thinking', 'contemplating'])
    .default(MODE_SETTINGS.default)
    .describe('Mode of a message that names none; auto: as the message deserves.'),
  offer: z
    .boolean()
    .default(true)
    .describe('Offer more thought by a button where the app has them, at most once a day in a conversation.'),
  instant: z
    .strictObject({
      timeMs: timeMs(instant.timeMs).describe('Time after which an answer at once ends where it is.'),
      rounds: rounds(instant.rounds).describe('Rounds of tools in one turn.'),
    })
    .prefault({}),
  thinking: z
    .strictObject({
      timeMs: timeMs(thinking.timeMs).describe('Longest time for thinking and its answer.'),
      tokens: tokens(thinking.tokens).describe('Longest chain of reasoning, in tokens.'),
      rounds: rounds(thinking.rounds).describe('Chains that are begun before it answers without.'),
    })
    .prefault({}),
  contemplating: z
    .strictObject({
      timeMs: timeMs(contemplating.timeMs).describe('Longest time for contemplating and its answer.'),
      tokens: tokens(contemplating.tokens).describe('Longest draft of one agent, in tokens.'),
      rounds: rounds(contemplating.rounds).describe('Drafts of one agent; 1: none is refined.'),
      agents: z.number().int().min(2).max(16).default(contemplating.agents).describe('Agents that draft side by side.'),
    })
    .prefault({}),
});
