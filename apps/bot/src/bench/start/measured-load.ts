import { createEngine } from '@hearth/inference';

// Prints the milliseconds in which the engine is ready to answer.
const [dir, slots] = process.argv.slice(2) as [string, string];
const began = performance.now();
const engine = await createEngine({ dir, slots: Number(slots) });
process.stdout.write(String(performance.now() - began));
await engine.close();
