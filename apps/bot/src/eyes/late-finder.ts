import type { ObjectFinder } from '@hearth/agent';
import { EyesError, createObjectFinder } from '@hearth/inference';

/** A finder that can be closed. */
export interface LateFinder extends ObjectFinder {
  close(): Promise<void>;
}

/** The finder of objects, ready from when its folder has arrived; undefined = it never will. */
export function createLateFinder(arrival: Promise<string | undefined>): LateFinder {
  let finder: ReturnType<typeof createObjectFinder> | undefined;
  let closed = false;
  void arrival.then((dir) => {
    if (dir !== undefined && !closed) finder = createObjectFinder({ dir });
  });
  return {
    get ready() {
      return finder !== undefined;
    },
    find: async (picture, options, signal) => {
      if (!finder) throw new EyesError('The object finder is not there yet.');
      return finder.find(picture, options, signal);
    },
    close: async () => {
      closed = true;
      await finder?.close();
    },
  };
}
