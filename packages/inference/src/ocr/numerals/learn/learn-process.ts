import { serveTasks } from '../../../tasks/serve.js';
import type { LearningTask } from './learn.js';
import { makeNetwork } from './make.js';

serveTasks(({ fontFiles, effort }: LearningTask) => Promise.resolve(makeNetwork(fontFiles, effort)));
