import { createHash } from 'node:crypto';
import {
  createAgent,
  createPictureReports,
  createModeRouter,
  createProbeChooser,
  createProgramRunner,
  createTools,
  ensureProbes,
  type Answer,
  type LookStep,
  type MediaAccess,
  type PictureReports,
  type ToolChooser,
  type ToolTrace,
  type Turn,
} from '@hearth/agent';
import {
  createEngine,
  createObjectFinder,
  createTextReader,
  ensureDetector,
  ensureFiles,
  ensureModel,
  ensureNumerals,
  OCR_MODEL,
  SCRIPTS_MODEL,
  type ObjectFinder,
} from '@hearth/inference';
import type { StoredMedia } from '@hearth/message';
import sharp from 'sharp';
import { loadConfig } from '../../config/load.js';
import { greeted } from '../asking/greeted.js';
import { wordsOf } from '../asking/words.js';

/** What came back for one question. */
export interface Heard {
  /** Words of all bubbles and captions. */
  readonly text: string;
  readonly steps: readonly LookStep[];
  readonly tools: readonly ToolTrace[];
  readonly pictures: readonly Buffer[];
  readonly ms: number;
}

/** The assistant of a default installation without its queue and its channels: agent, engine, reader, finder, all of them real. */
export interface SightAssistant {
  readonly model: string;
  /** Chooses tools, as the agent has it. */
  readonly chooser: ToolChooser;
  readonly finder: ObjectFinder;
  readonly reports: PictureReports;
  /** One message with pictures, in a conversation of its own. */
  ask(text: string, ...pictures: readonly Buffer[]): Promise<Heard>;
  /** A whole turn, answered now; pictures in it were stored here. */
  answer(turn: Pick<Turn, 'conversation' | 'inbox' | 'history'>): Promise<Answer>;
  /** The same as the agent stores it. */
  stored(picture: Buffer): StoredMedia;
  /** A text file as the worker stores it. */
  storedText(text: string, name: string): StoredMedia;
  /** A picture that the agent stored. */
  read(media: StoredMedia): Promise<Buffer>;
  close(): Promise<void>;
}

/** What is to be other than configured. */
interface SightAssistantOptions {
  /** The operator's. */
  readonly instructions?: string;
  /** Id of a model. */
  readonly model?: string;
}

/** Fetches what is missing. Pictures stay in memory. */
export async function createSightAssistant(options: SightAssistantOptions = {}): Promise<SightAssistant> {
  const { instructions } = options;
  const { modelsDir, assistant, turn, modes, ...config } = loadConfig().config;
  const model = options.model ?? config.model;
  const settings = { ...assistant, ...(instructions !== undefined && { instructions }) };
  const { dir, manifest } = await ensureModel({ id: model, modelsDir });
  const ocr = await ensureFiles({ id: OCR_MODEL, modelsDir });
  const scripts = await ensureFiles({ id: SCRIPTS_MODEL, modelsDir });
  const numerals = await ensureNumerals({ modelsDir });
  const detector = await ensureDetector({ modelsDir });
  const probes = await ensureProbes({ dir, manifest, modelsDir });
  const engine = await createEngine({ dir, slots: turn.slots });
  const reader = createTextReader({ dir: ocr.dir, scriptsDir: scripts.dir, numeralsDir: numerals.dir });
  const objects = createObjectFinder({ dir: detector.dir });
  const finder = { ready: true, find: objects.find.bind(objects) };
  const media = new MemoryMedia();
  const reports = createPictureReports({ read: (one) => media.read(one), reader, finder });
  const chooser = createProbeChooser(engine, probes.tools);
  const router = createModeRouter(engine, probes.modes);
  const programs = createProgramRunner();
  const over = { engine, chooser, router, programs, reader, finder, reports };
  const agent = createAgent({ ...over, tools: createTools(), settings, modes });
  let asked = 0;
  const answer: SightAssistant['answer'] = (asking) =>
    agent.answer({ ...asking, now: Date.now(), owner: false, media }, new AbortController().signal);

  return {
    model: manifest.id,
    chooser,
    finder: objects,
    reports,
    answer,
    stored: (picture) => media.put(picture, 'image/jpeg'),
    storedText: (text, name) => ({ ...media.put(Buffer.from(text), 'text/plain'), name }),
    read: (one) => media.read(one),
    ask: async (text, ...pictures) => {
      const began = performance.now();
      const id = `question-${++asked}`;
      const images = pictures.map((picture) => ({
        type: 'image' as const,
        media: media.put(picture, 'image/jpeg'),
      }));
      const { reply, trace } = await answer({
        conversation: { channel: 'playground', account: 'evaluation', peer: id },
        inbox: [{ id, role: 'person', at: Date.now(), parts: [...images, { type: 'text', text }] }],
        history: greeted(id, Date.now()),
      });
      const shown = reply.parts.flatMap((part) =>
        part.type === 'image' && part.media.state === 'stored' ? [part.media] : [],
      );
      return {
        text: wordsOf(reply.parts),
        steps: trace.steps ?? [],
        tools: trace.tools,
        pictures: await Promise.all(shown.map((one) => media.read(one))),
        ms: performance.now() - began,
      };
    },
    close: async () => {
      await Promise.all([reader.close(), objects.close(), programs.close(), engine.close()]);
    },
  };
}

class MemoryMedia implements MediaAccess {
  readonly #files = new Map<string, Buffer>();

  read({ sha256 }: StoredMedia): Promise<Buffer> {
    return Promise.resolve(this.#files.get(sha256)!);
  }

  async save(bytes: Buffer, mime: string, name?: string): Promise<StoredMedia> {
    if (name !== undefined) return { ...this.put(bytes, mime), name };
    const { width, height } = await sharp(bytes).metadata();
    return { ...this.put(bytes, mime), width, height };
  }

  put(bytes: Buffer, mime: string): StoredMedia {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    this.#files.set(sha256, bytes);
    return { state: 'stored', sha256, mime, bytes: bytes.length };
  }
}
