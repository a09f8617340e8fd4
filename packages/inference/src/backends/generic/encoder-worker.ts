import { parentPort, workerData } from 'node:worker_threads';
import { RunGate } from '../../engine/thread/run-gate.js';
import { answerCalls } from '../../threads/answer-calls.js';
import type { EncoderAnswer, EncoderData, EncoderQuestion } from './encoder-thread.js';
import { openGraph, tensorOf } from './session.js';

/** The thread in which a model's vision encoder runs: a run takes its thread for seconds. */
if (parentPort) {
  const { file, threads, gate: memory } = workerData as EncoderData;
  const gate = new RunGate(memory);
  const session = await gate.pass(() => openGraph(file, threads));

  const answer = async (question: EncoderQuestion): Promise<EncoderAnswer> => {
    if (question === 'open') return new Float32Array();
    if (question === 'close') {
      await session.release();
      return new Float32Array();
    }
    const feeds = Object.fromEntries(Object.entries(question).map(([name, data]) => [name, tensorOf(data)]));
    const results = await gate.pass(() => session.run(feeds));
    const { data, type } = results['image_features'] ?? results[session.outputNames[0]!]!;
    if (type !== 'float32') throw new Error(`the encoder's features are ${type}; float32 is what this program takes`);
    return data as Float32Array;
  };
  answerCalls(parentPort, answer);
}
