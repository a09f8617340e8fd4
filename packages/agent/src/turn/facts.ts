import type { Call, Plan } from '../choice/plan.js';
import { ToolError } from '../types.js';
import type { ToolContext } from '../types.js';

/** Tools that only find a fact out: a turn that thinks is told it and goes on, where a turn at once would end with it. */
const FACT_TOOLS: ReadonlySet<string> = new Set(['calculate', 'current_time']);

export interface ThoughtPlan {
  readonly plan: Plan;
  /** True when thinking is what answers; false when the calls do. */
  readonly thinks: boolean;
}

/**
 * The plan of a turn that is to think: only the calls whose arguments the message states plainly. What a model would have to make of it is
 * what thinking is for.
 */
export async function planForThought(plan: Plan, context: Omit<ToolContext, 'text' | 'known'>): Promise<ThoughtPlan> {
  const plain = await Promise.all(plan.calls.map((call) => isPlain(call, context)));
  const calls = plan.calls.filter((_, i) => plain[i]);
  const thinks = calls.every(({ tool }) => FACT_TOOLS.has(tool.name));
  return { plan: { ...plan, calls, ...(thinks && { next: [] }) }, thinks };
}

async function isPlain({ tool, text }: Call, context: Omit<ToolContext, 'text' | 'known'>): Promise<boolean> {
  // Agents that think have neither pictures nor files.
  if (tool.needs === 'picture' || context.table?.atHand === true) return true;
  try {
    const args = await tool.read?.({ ...context, text, known: [] });
    return args !== undefined && !isProgram(args);
  } catch (error) {
    // The tool would refuse; a problem in words is not what it refuses.
    if (error instanceof ToolError) return false;
    throw error;
  }
}

/** Work for a program that the model has yet to write, as agents do themselves. */
function isProgram(args: unknown): boolean {
  return typeof args === 'object' && args !== null && 'do' in args && args.do === 'program';
}
