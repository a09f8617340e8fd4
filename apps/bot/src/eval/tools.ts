import { figure, type BenchChoice, type BenchOptions, type Figure } from '../bench/report.js';
import { createSightAssistant } from './sight/assistant.js';
import { answerWithTool, type ToolAnswer } from './tools/answer.js';
import { chooseTools, type Chosen } from './tools/choose.js';
import { answerFigures, choiceFigures, developmentFigures } from './tools/figures.js';
import { someOfEach, toolMessages, type Half, type Message } from './tools/messages.js';

/** Of a language, with `quick`. */
const QUICK_MESSAGES = 6;

export const takes: readonly (keyof BenchChoice)[] = ['model'];

/**
 * Choice of tools by the configured model on held-out messages, none of which the probe has seen; then the whole answer to those for which
 * the right tool was chosen: what the tool was given, and whether every number of the reply comes from the person or a tool.
 */
export async function run({ say, progress, quick, choice }: BenchOptions): Promise<Figure[]> {
  const began = performance.now();
  const assistant = await createSightAssistant(choice);
  const startMs = performance.now() - began;
  const messages = (half: Half) => {
    const all = toolMessages(half);
    return quick ? someOfEach(all, QUICK_MESSAGES) : all;
  };
  const choose = async (some: readonly Message[]) => {
    const results: Chosen[] = [];
    for await (const result of chooseTools(some, assistant.chooser)) {
      progress(`choice: ${results.length + 1} of ${some.length}`);
      const { id, tool, chosen, text } = result;
      if (chosen !== tool) say(`${id} ${tool} → ${chosen}: ${text}`);
      results.push(result);
    }
    return results;
  };
  try {
    const held = await choose(messages('held-out'));
    const development = await choose(messages('development'));
    const used = held.filter(({ tool, chosen }) => chosen === tool && tool !== 'none');
    const answers: ToolAnswer[] = [];
    for (const message of used) {
      progress(`answers: ${answers.length + 1} of ${used.length}`);
      const answer = await answerWithTool(message, assistant);
      if (answer.wrong) say(`${message.id} ${message.tool} was given ${answer.wrong}: ${message.text}`);
      if (answer.altered.length > 0) say(`${message.id} says ${answer.altered.join(', ')}: ${answer.reply}`);
      answers.push(answer);
    }
    return [
      ...choiceFigures(held, `${held.length} held-out messages, ${assistant.model}`),
      ...developmentFigures(development),
      ...answerFigures(answers),
      figure('tools.start', startMs / 1000, 's', {
        direction: 'min',
        detail: 'loading everything, and learning the choice where it is not stored',
      }),
    ];
  } finally {
    await assistant.close();
  }
}
