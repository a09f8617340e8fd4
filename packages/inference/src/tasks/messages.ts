/** To the process; one at a time. */
export interface TaskRequest<Task> {
  readonly id: number;
  readonly task: Task;
}

/** From the process. */
export type TaskReply<Result> =
  { readonly id: number; readonly result: Result } | { readonly id: number; readonly error: string };
