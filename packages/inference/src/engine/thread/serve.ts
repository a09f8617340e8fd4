import type { MessagePort } from 'node:worker_threads';
import type { Backend } from '../../backends/backend.js';
import type { ChatTokenizer } from '../../tokenizer/tokenizer.js';
import type { Scheduler } from '../scheduler/scheduler.js';
import { EngineError } from '../types.js';
import type { Call, FromThread, ToThread } from './messages.js';

export interface Served {
  readonly scheduler: Scheduler;
  readonly tokenizer: ChatTokenizer;
  readonly backend: Backend;
}

/** Answers the messages of a port until `close`, which frees the model and closes the port. */
export function serve(port: MessagePort, { scheduler, tokenizer, backend }: Served): void {
  const running = new Map<number, AbortController>();
  const post = (message: FromThread) => port.postMessage(message);

  const begin = (id: number): AbortSignal => {
    const controller = new AbortController();
    running.set(id, controller);
    return controller.signal;
  };
  const fail = (id: number, error: unknown) => {
    running.delete(id);
    const { code, message } = error instanceof EngineError ? error : new EngineError('backend', String(error));
    post({ type: 'error', id, code, message });
  };
  const answer = (call: Call, signal: AbortSignal) => {
    switch (call.type) {
      case 'embed':
        return scheduler.embed(call.text, signal);
      case 'countTokens':
        return tokenizer.encode(call.text.toWellFormed(), { special: false }).length;
      case 'stats':
        return scheduler.stats();
    }
  };
  const respond = async (id: number, call: Call) => {
    try {
      const value = await answer(call, begin(id));
      running.delete(id);
      post({ type: 'value', id, value });
    } catch (error) {
      fail(id, error);
    }
  };
  const close = async () => {
    await scheduler.close();
    await backend.dispose();
    port.close();
  };

  port.on('message', (message: ToThread) => {
    switch (message.type) {
      case 'generate':
        return scheduler.generate(
          message.request,
          {
            event(event) {
              if (event.type === 'end') running.delete(message.id);
              post({ type: 'event', id: message.id, event });
            },
            fail: (error) => fail(message.id, error),
          },
          begin(message.id),
        );
      case 'call':
        return void respond(message.id, message.call);
      case 'cancel':
        return running.get(message.id)?.abort();
      case 'close':
        return void close();
    }
  });
}
