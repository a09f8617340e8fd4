import type { TaskReply, TaskRequest } from './messages.js';

/** Makes this process one that `TaskProcess` talks to: answers one task after the other until its parent goes. */
export function serveTasks<Task, Result>(answer: (task: Task) => Promise<Result>): void {
  const reply = async ({ id, task }: TaskRequest<Task>): Promise<TaskReply<Result>> => {
    try {
      return { id, result: await answer(task) };
    } catch (error) {
      return { id, error: (error as Error).message };
    }
  };
  process.on('message', (request: TaskRequest<Task>) => {
    void reply(request).then((message) => process.send!(message));
  });
  // Without the program there is nothing to do. Ctrl-C reaches the whole group, but the program decides when it is over.
  process.on('disconnect', () => process.exit());
  process.on('SIGINT', () => undefined);
}

/** Loads at the first call; failed loading is tried again at the next: the files may be there by then. */
export function lazily<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= load().catch((error: unknown) => {
      loaded = undefined;
      throw error;
    });
    return loaded;
  };
}
