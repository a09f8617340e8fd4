import type { MessagePort, Transferable } from 'node:worker_threads';
import type { Call, Reply } from './call-thread.js';

/**
 * In a thread started by CallThread: answers its questions, one after the other.
 * @param transferOf what of an answer is handed over instead of copied
 */
export function answerCalls<Question, Answer>(
  port: MessagePort,
  answer: (question: Question) => Promise<Answer>,
  transferOf: (answer: Answer) => readonly Transferable[] = () => [],
): void {
  const post = (reply: Reply<Answer>, transfer: readonly Transferable[] = []) => port.postMessage(reply, transfer);
  const reply = async ({ id, question }: Call<Question>) => {
    try {
      const answered = await answer(question);
      post({ id, answer: answered }, transferOf(answered));
    } catch (error) {
      const { name, message } = error as Error;
      post({ id, problem: { name, message } });
    }
  };
  let last = Promise.resolve();
  port.on('message', (call: Call<Question>) => {
    last = last.then(() => reply(call));
  });
}
