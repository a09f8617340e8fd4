// Choice of tools on the held-out messages of eval/tools/*.jsonl, none of which the probe has seen.
// node packages/agent/eval/tools.mjs MODEL_FOLDER [--json FILE] [--train]
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { createProbeChooser, createTools, ensureProbeChooser, trainProbe } from '../dist/index.js';
import { planTurn } from '../dist/choice/plan.js';
import { createEngine } from '@hearth/inference';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, train: { type: 'boolean', default: false } },
});
const [modelDir] = positionals;
if (!modelDir) throw new Error('usage: node packages/agent/eval/tools.mjs MODEL_FOLDER [--json FILE] [--train]');

const folder = new URL('./tools/', import.meta.url);
const messages = [];
for (const name of (await readdir(folder)).toSorted((a, b) => a.localeCompare(b))) {
  const lines = (await readFile(new URL(name, folder), 'utf8')).split('\n').filter(Boolean);
  for (const line of lines) messages.push({ language: name.split('.')[0], ...JSON.parse(line) });
}

const engine = await createEngine({ dir: modelDir });
const began = performance.now();
// --train: learn anew in memory, leave what is stored alone.
const chooser = values.train
  ? createProbeChooser(engine, await trainProbe(engine))
  : await ensureProbeChooser(engine, modelDir);
const trainMs = performance.now() - began;

const signal = new AbortController().signal;
const offered = createTools();
const results = [];
for (const message of messages) {
  const start = performance.now();
  // The whole choice, gates and all, with a picture at hand where the message came with one.
  const pictures = message.picture ? 1 : 0;
  const plan = await planTurn({ text: message.text, tools: offered, atHand: pictures, pictures }, chooser, signal);
  const ms = performance.now() - start;
  const chosen = plan.calls[0]?.tool.name ?? (plan.needPicture ? 'a picture' : 'none');
  results.push({ ...message, chosen, ms });
}
await engine.close();

const share = (list) => list.filter((r) => r.chosen === r.tool).length / (list.length || 1);
const figure = (id, value, unit, goal, direction, detail) => ({
  id,
  value: Math.round(value * 1000) / 1000,
  unit,
  goal,
  direction,
  ok: goal === null || (direction === 'max' ? value >= goal : value <= goal),
  detail,
});
const tools = [...new Set(messages.map((m) => m.tool))].toSorted((a, b) => a.localeCompare(b));
const f1 = (tool) => {
  const right = results.filter((r) => r.tool === tool && r.chosen === tool).length;
  return (
    (2 * right) / (results.filter((r) => r.tool === tool).length + results.filter((r) => r.chosen === tool).length || 1)
  );
};
const times = results.map((r) => r.ms).sort((a, b) => a - b);
const figures = [
  figure(
    'tools.macro-f1',
    tools.reduce((sum, tool) => sum + f1(tool), 0) / tools.length,
    '',
    0.95,
    'max',
    `${results.length} held-out messages`,
  ),
  figure('tools.accuracy', share(results), '', null, 'max', ''),
  ...tools.map((tool) => figure(`tools.f1.${tool}`, f1(tool), '', null, 'max', '')),
  ...[...new Set(messages.map((m) => m.language))].map((language) =>
    figure(`tools.accuracy.${language}`, share(results.filter((r) => r.language === language)), '', 0.88, 'max', ''),
  ),
  figure('tools.choice.p50', times[Math.floor(times.length / 2)], 'ms', null, 'min', 'one message'),
  figure('tools.train', trainMs / 1000, 's', null, 'min', 'once a model, or reading what is stored'),
];
const report = {
  machine: { cpu: cpus()[0].model, cores: cpus().length, memoryGb: Math.round(totalmem() / 2 ** 30) },
  versions: { node: process.version, model: engine.model.id },
  figures,
};

for (const { id, value, unit, goal, ok } of figures) {
  console.log(
    `${ok ? ' ' : '!'} ${id.padEnd(28)} ${String(value).padStart(8)} ${unit.padEnd(3)} ${goal === null ? '' : `goal ${goal}`}`,
  );
}
for (const r of results.filter((one) => one.chosen !== one.tool)) {
  console.log(`  ${r.language} ${r.tool} -> ${r.chosen}: ${r.text}`);
}
if (values.json) await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`);
