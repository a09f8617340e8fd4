import {
  listModels,
  usableMemory,
  verifyModel,
  NUMERAL_FONTS,
  OBJECT_MODEL,
  OCR_MODEL,
  SCRIPTS_MODEL,
  type ListedModel,
  type OnProgress,
} from '@hearth/inference';
import type { Config } from '../config/schema.js';
import { bad, good, note, type Finding } from './finding.js';
import { checkMemory } from './machine.js';

/** The model in use: whether it is here, whether its files are what they should be, and whether this machine is large enough. */
export async function checkModel(
  config: Config,
  onProgress: OnProgress,
): Promise<{ ready: boolean; findings: Finding[] }> {
  const { modelsDir } = config;
  const models = await listModels({ modelsDir });
  const chosen = models.find(({ id, auto }) => (config.model === 'auto' ? auto : id === config.model));
  if (!chosen) {
    const todo = 'Choose one of ./hearth models.';
    return { ready: false, findings: [bad('model', `${config.model} is not in the catalogue`, todo)] };
  }
  const eyes = models.filter(({ id }) => [OCR_MODEL, SCRIPTS_MODEL, NUMERAL_FONTS, OBJECT_MODEL].includes(id));
  const findings = [checkMemory(usableMemory(), chosen)];
  for (const model of [chosen, ...eyes]) findings.push(await checkFiles(model, modelsDir, onProgress));
  return { ready: chosen.state === 'ready', findings };
}

const NAMES = { chat: 'model', vision: 'model', ocr: 'picture reader', objects: 'object finder', photos: 'photos' };

async function checkFiles(
  { id, kind, state }: ListedModel,
  modelsDir: string,
  onProgress: OnProgress,
): Promise<Finding> {
  const name = NAMES[kind];
  if (state === 'absent' || state === 'partial' || state === 'offered')
    return note(name, `${id} is not here yet`, 'The next start fetches it.');
  const files = await verifyModel({ id, modelsDir, onProgress });
  const wrong = files.filter(({ ok }) => !ok);
  if (wrong.length === 0) return good(name, `${id}: ${files.length} files have the right checksums`);
  const text = wrong.map(({ path, problem }) => `${path}: ${problem}`).join('; ');
  return bad(name, text, `./hearth models remove ${id}; the next start fetches it again.`);
}
