import { main } from './main.js';

// The program without the set-up: for children of `hearth up` and for containers.
await main(process.argv.slice(2));
