import { lazily, serveTasks } from '../tasks/serve.js';
import { findObjects } from './find.js';
import type { FindTask } from './finder.js';
import { loadDetector } from './nanodet/detector.js';

/** The finder's process, `finder-process.js FILE THREADS`: loads the detector with the first picture. */
const [file, threads] = process.argv.slice(2) as [string, string];
const detector = lazily(() => loadDetector(file, Number(threads)));

serveTasks(async ({ picture, options }: FindTask) => findObjects(await detector(), picture, options));
