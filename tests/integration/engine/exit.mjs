// Exits with code 7 in the middle of the engine thread's work. Arguments: model folder, when.
import { createEngine } from '@hearth/inference';

const [dir, when] = process.argv.slice(2);
const exit = () => process.exit(7);
if (when === 'while it loads') setTimeout(exit, 150);
const engine = await createEngine({ dir, slots: 1 });
for await (const event of engine.generate({ prompt: { text: 'Once upon a time' }, maxTokens: 400 })) {
  // A little later, so that it is between two events.
  if (event.type === 'text') setTimeout(exit, 15);
}
