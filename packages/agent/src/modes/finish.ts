import type { Engine, GenerateRequest } from '@hearth/inference';
import { LANGUAGE_NAMES, baseLanguage } from '../language/languages.js';
import { findNumbers } from '../numbers/read.js';
import { wrap } from '../prompt/data.js';
import { cleanAnswer } from '../reply/clean.js';
import { unknownNumbers } from '../reply/numbers.js';
import { withoutLabel } from './answer/find.js';
import { readAnswer } from './answer/read.js';
import { sameValue } from './answer/value.js';
import type { Value } from './answer/value.js';
import type { Draft, DraftRequest } from './types.js';
import { PROGRAM_WAYS } from './ways/choose.js';
import { draftMessages } from './ways/prompts.js';
import { writeUntil } from './ways/write.js';

/** Tokens of an answer that says one result. */
const RESULT_TOKENS = 80;

export interface FinishRequest {
  /** What the winning draft was asked for. */
  readonly request: DraftRequest;
  readonly draft: Draft & { readonly answer: string };
  /** The draft's result, when it can be compared. */
  readonly value: Value | undefined;
  /** Another draft that an answer in free words may take from. */
  readonly second?: Draft;
  readonly languageKnown: boolean;
  /** Of an answer in free words. */
  readonly maxTokens: number;
  readonly deadline: number;
}

/**
 * The answer as it is sent, in one or two sentences, from a draft that stays unseen. It continues the draft's own chat, so that hardly
 * anything is computed anew; after a program it begins afresh, or it would go on in code. Undefined when what the model wrote is not what the draft came to: another result, or numbers from nowhere.
 */
export async function finishAnswer(
  finish: FinishRequest,
  engine: Engine,
  signal: AbortSignal,
  onTokens: (tokens: number) => void,
): Promise<string | undefined> {
  const { request, draft, value, second } = finish;
  const generate: GenerateRequest = {
    prompt: {
      messages: PROGRAM_WAYS.has(draft.way)
        ? [{ role: 'user', content: `${request.task}\n\n${wish(finish)}` }]
        : [
            ...draftMessages(request),
            { role: 'assistant', content: draft.text },
            { role: 'user', content: wish(finish) },
          ],
    },
    maxTokens: value ? RESULT_TOKENS : finish.maxTokens,
    sampling: { temperature: 0 },
  };
  const written = await writeUntil(engine, generate, { deadline: finish.deadline, signal });
  onTokens(written.tokens);
  if (written.finish === 'time' || written.finish === 'stopped') return undefined;
  const clean = cleanAnswer({ text: written.text, finish: written.finish });
  const words = clean && withoutLabel(clean);
  if (words === undefined || words.includes('```')) return undefined;
  const sources = [request.task, draft.text, draft.answer, second?.text ?? ''];
  if (value === undefined) return unknownNumbers(words, sources).length === 0 ? words : undefined;
  return says(words, value, request) && unknownNumbers(words, sources).length === 0 ? words : undefined;
}

function wish({ request, draft, value, second, languageKnown }: FinishRequest): string {
  const language = languageKnown ? LANGUAGE_NAMES[baseLanguage(request.language)] : 'the language of my question';
  if (value) {
    return `So the result is ${draft.answer}. Say it to me in ${language}, in one short sentence that answers my question. No working.`;
  }
  const other = second ? [`Another answer, which may have something to add:\n${wrap('data', second.text)}`] : [];
  return [...other, `Now write the final answer for me in ${language}, in a few sentences, without your working.`].join(
    '\n',
  );
}

/** Whether a sentence holds the result. */
function says(words: string, value: Value, { task, language }: DraftRequest): boolean {
  const read = readAnswer(words, { language, task });
  if (read && sameValue(read, value)) return true;
  if (value.kind === 'number') {
    return findNumbers(words, language).some(
      (number) => Math.abs(Number(number.value) - Math.abs(value.value)) < 0.006,
    );
  }
  return value.kind === 'name' && words.toLowerCase().includes(value.name);
}
