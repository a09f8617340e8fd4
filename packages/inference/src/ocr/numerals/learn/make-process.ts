import { serveTasks } from '../../../tasks/serve.js';
import { makeNetwork } from './make.js';

/** Makes the network from font files and gives its weights. */
serveTasks((fontFiles: readonly string[]) => Promise.resolve(makeNetwork(fontFiles).weights));
