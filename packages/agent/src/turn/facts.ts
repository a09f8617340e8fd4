import type { Call, Plan } from '../choice/plan.js';
import { dateIn, weekdayIn } from '../modes/answer/days.js';
import type { ToolContext } from '../types.js';

/** Tools that only find a fact out: a turn that thinks is told it and goes on, where a turn at once would end with it. */
const FACT_TOOLS: ReadonlySet<string> = new Set(['calculate', 'current_time']);
const CLOCK = /\d{1,2}\s?[:h]\s?\d{2}/u;

/** The plan of a turn that thinks; undefined when its calls do something, so that they are the answer. */
export async function planForThought(
  plan: Plan,
  context: Omit<ToolContext, 'text' | 'known'>,
): Promise<Plan | undefined> {
  if (plan.calls.some(({ tool }) => !FACT_TOOLS.has(tool.name) && !tool.worksOnFound && tool.needs === 'nothing'))
    return undefined;
  const calls = await Promise.all(plan.calls.map(async (call) => ((await isPlain(call, context)) ? [call] : [])));
  return { ...plan, calls: calls.flat() };
}

/** What the message itself states: what a model would have to make of it is what thinking is for. */
async function isPlain({ tool, text }: Call, context: Omit<ToolContext, 'text' | 'known'>): Promise<boolean> {
  if (!FACT_TOOLS.has(tool.name)) return true;
  // A puzzle has a time of its own.
  if (tool.name === 'current_time' && (weekdayIn(text) !== undefined || dateIn(text) || CLOCK.test(text))) return false;
  return (await tool.read?.({ ...context, text, known: [] })) !== undefined;
}
