import { afterAll, describe, expect, test } from '@jest/globals';
import { createFakeEngine } from '@hearth/inference';
import { createProgramRunner } from '../../code/runner.js';
import { writeProgram } from './program.js';

const programs = createProgramRunner();
afterAll(() => programs.close());

/** What a program prints, and how often the model was asked for one. */
async function outcomeOf(...written: readonly string[]) {
  const engine = createFakeEngine(written.map((source) => `\`\`\`js\n${source}\n\`\`\``));
  const request = { way: 'search', task: '', language: 'en', maxTokens: 400, deadline: Date.now() + 60_000 } as const;
  const outcome = await writeProgram(
    request,
    [{ role: 'user', content: 'a task' }],
    {},
    { engine, programs },
    new AbortController().signal,
  );
  return { ...outcome, asked: engine.requests.length };
}

describe('an agent that answers by a program', () => {
  test('has all orders of a list, and may have a function of that name itself', async () => {
    const search = 'console.log(permutations([1, 2, 3]).length);';
    expect(await outcomeOf(search)).toMatchObject({ answer: '6', asked: 1 });
    expect(await outcomeOf(`const permutations = () => [1];\n${search}`)).toMatchObject({ answer: '1' });
    expect(await outcomeOf(`function permutations() { return [1, 2]; }\n${search}`)).toMatchObject({ answer: '2' });
  });

  test('tells days so that nobody takes the month for the day', async () => {
    const { answer } = await outcomeOf('console.log(new Date(2026, 1, 3 + 28).toLocaleDateString());');
    expect(answer).toBe('2026-03-03');
  });

  test('may change its constants without being asked again, and is shown as it was run', async () => {
    const outcome = await outcomeOf('const left = 28;\nleft -= 7;\nconsole.log(left);');
    expect(outcome).toMatchObject({ answer: '21', asked: 1 });
    expect(outcome.tools?.[0]?.arguments).toEqual({ source: 'let left = 28;\nleft -= 7;\nconsole.log(left);' });
  });

  test('hears the line of its error as it wrote it', async () => {
    const outcome = await outcomeOf('// a comment\nnull.x;', 'console.log(5);');
    expect(outcome).toMatchObject({ answer: '5', asked: 2 });
    expect(outcome.tools?.[0]?.error).toMatch(/line 2/u);
  });
});
