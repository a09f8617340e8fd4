import {
  createAgent,
  createDraftRunner,
  createModeRouter,
  createPictureReports,
  createProbeChooser,
  createProgramRunner,
  createTools,
  ensureProbes,
  type Agent,
  type DraftRunner,
  type ToolChooser,
} from '@hearth/agent';
import {
  chooseDevice,
  createEngine,
  createTextReader,
  ensureDetector,
  ensureFiles,
  ensureModel,
  ensureNumerals,
  filesDir,
  NUMERAL_FONTS,
  numeralsDir,
  OBJECT_MODEL,
  OCR_MODEL,
  SCRIPTS_MODEL,
  type Engine,
} from '@hearth/inference';
import type { Logger } from 'pino';
import { engineSlots } from '../config/engine-slots.js';
import type { Config } from '../config/schema.js';
import type { SpreadDrafts } from '../drafts/main.js';
import { createLateFinder } from '../eyes/late-finder.js';
import { fetchOptional } from '../eyes/optional-files.js';
import { describeError } from '../runtime/log.js';
import { mediaStoreOf, reportStoreOf } from '../store/folders.js';
import type { ModelProgress } from '../supervisor/events.js';

export interface Assistant {
  readonly engine: Engine;
  /** The engine's figures, for whoever keeps the metrics. */
  readonly load: Pick<Engine, 'stats'>;
  readonly agent: Agent;
  /** Chooses tools for the agent. */
  readonly chooser: ToolChooser;
  close(): Promise<void>;
}

/**
 * Everything that answers: the model, fetched and imported if it is not here, in its engine; the reader of pictures; the choice
 * of tools, learned once a model; the agent over all of them. What it can do without, the finder of objects and the data for more scripts,
 * is fetched in the background when all of that is there.
 * @throws DeviceError (what it should run on does not work), NoSourceError, DiskFullError (a file cannot be had), EngineError (the model
 * cannot be loaded)
 */
export async function createAssistant(options: {
  readonly config: Config;
  readonly log: Logger;
  readonly onProgress: (progress: ModelProgress) => void;
  /** Spreads the drafts of agents over other places as well, given what writes them here; closed with the assistant. */
  readonly spread?: (here: { engine: Engine; local: DraftRunner }) => Promise<SpreadDrafts>;
}): Promise<Assistant> {
  const { config, log, onProgress, spread } = options;
  const { modelsDir } = config;
  const device = await chooseDevice(config.device);
  const { dir, manifest } = await ensureModel({ id: config.model, modelsDir, device: device.device, onProgress });
  const pictures = await ensureFiles({ id: OCR_MODEL, modelsDir, onProgress });
  const probes = await ensureProbes({ dir, manifest, modelsDir, onProgress });
  const engine = await createEngine({ dir, slots: engineSlots(config), device });
  const { backend, deviceWhy } = engine.model;
  log.info({ device: engine.model.device, backend, why: deviceWhy }, 'the model is loaded');
  const reader = createTextReader({
    dir: pictures.dir,
    scriptsDir: filesDir({ id: SCRIPTS_MODEL, modelsDir }),
    numeralsDir: numeralsDir(modelsDir),
  });
  const chooser = createProbeChooser(engine, probes.tools);
  const router = createModeRouter(engine, probes.modes);
  const programs = createProgramRunner();
  const local = createDraftRunner({ engine, programs });
  const spreading = await spread?.({ engine, local });
  const detector = fetchOptional(OBJECT_MODEL, (signal) => ensureDetector({ modelsDir, signal }), log);
  const scripts = fetchOptional(SCRIPTS_MODEL, (signal) => ensureFiles({ id: SCRIPTS_MODEL, modelsDir, signal }), log);
  const numerals = fetchOptional(NUMERAL_FONTS, (signal) => ensureNumerals({ modelsDir, signal }), log);
  const finder = createLateFinder(detector.arrival);
  const media = mediaStoreOf(config);
  const reports = createPictureReports({
    read: (picture) => media.read(picture),
    reader,
    finder,
    store: reportStoreOf(config),
    onProblem: (step, error) => log.warn({ step, error: describeError(error) }, 'left out of a picture report'),
  });
  const agent = createAgent({
    engine,
    tools: createTools(),
    chooser,
    settings: config.assistant,
    modes: config.modes,
    router,
    drafts: spreading ?? local,
    programs,
    reader,
    finder,
    reports,
    report: ({ error, ...problem }) =>
      log.warn({ ...problem, ...(error !== undefined && { error: describeError(error) }) }, 'polite answer'),
  });
  return {
    engine,
    load: spreading?.load ?? engine,
    agent,
    chooser,
    close: async () => {
      await spreading?.close();
      detector.close();
      scripts.close();
      numerals.close();
      await finder.close();
      await reader.close();
      await programs.close();
      await engine.close();
    },
  };
}
