import { createHash } from 'node:crypto';
import { createPictureReports, type PictureReport } from '@hearth/agent';
import {
  createObjectFinder,
  createTextReader,
  ensureDetector,
  ensureFiles,
  filesDir,
  numeralsDir,
  OCR_MODEL,
  SCRIPTS_MODEL,
} from '@hearth/inference';
import { loadConfig } from '../config/load.js';
import { figure, type BenchOptions, type Figure } from './report.js';
import { quantile } from './quantile.js';
import { watchBlocking } from './vision/blocked.js';
import { otherChatFigures } from './vision/others.js';
import { enlarged, photosWithWords } from './vision/photos.js';
import { preprocessFigures } from './vision/preprocess.js';
import { secondQuestionFigures } from './vision/second-question.js';
import { seeingModel } from './vision/seeing-model.js';

const PICTURES = 9;
/** Pictures of them that a model that sees is asked about. */
const ASKED = 4;
const GOAL_REPORT_MS = 2500;
const GOAL_BLOCKED_MS = 50;

/** Reports by small models; a model that sees asked twice about a picture, and others meanwhile; pictures made into its tensors. */
export async function run(options: BenchOptions): Promise<Figure[]> {
  const { config } = loadConfig();
  const { say } = options;
  const photos = await photosWithWords(PICTURES + 1, config.modelsDir);
  const large = await enlarged(photos[0]!);
  const reports = await reportFigures(photos, config.modelsDir, say);
  const model = await seeingModel(config).catch((error: unknown) => {
    say(`a model that sees is left out, as there is none: ${(error as Error).message}`);
  });
  const seen = model && [
    ...(await secondQuestionFigures(photos.slice(0, ASKED + 1), model, say)),
    ...(await otherChatFigures(large, model, say)),
  ];
  return [...reports, ...(seen ?? []), ...(await preprocessFigures(large, say))];
}

/** What the small models tell of a photo, as a text model gets it: objects, words, colours, sharpness. */
async function reportFigures(
  photos: readonly Buffer[],
  modelsDir: string,
  say: BenchOptions['say'],
): Promise<Figure[]> {
  const [ocr, detector] = await Promise.all([ensureFiles({ id: OCR_MODEL, modelsDir }), ensureDetector({ modelsDir })]);
  const reader = createTextReader({
    dir: ocr.dir,
    scriptsDir: filesDir({ id: SCRIPTS_MODEL, modelsDir }),
    numeralsDir: numeralsDir(modelsDir),
  });
  const objects = createObjectFinder({ dir: detector.dir });
  const finder = { ready: true, find: objects.find.bind(objects) };
  try {
    const [warmUp, ...pictures] = photos;
    const problems: string[] = [];
    const onProblem = (step: string, error: unknown) => problems.push(`${step}: ${(error as Error).message}`);
    const files = new Map([warmUp!, ...pictures].map((bytes) => [sha256(bytes), bytes]));
    const reports = createPictureReports({
      read: (media) => Promise.resolve(files.get(media.sha256)!),
      reader,
      finder,
      onProblem,
    });
    const reportOn = (bytes: Buffer) =>
      reports.report({ state: 'stored', sha256: sha256(bytes), mime: 'image/jpeg', bytes: bytes.length });
    say('the models are loaded');
    await reportOn(warmUp!);

    const times: number[] = [];
    const blocked = watchBlocking();
    let last: PictureReport | undefined;
    for (const picture of pictures) {
      const began = performance.now();
      last = await reportOn(picture);
      times.push(performance.now() - began);
      say(`${times.at(-1)!.toFixed(0)} ms: ${last.objects?.length} things, ${last.lines?.length} lines`);
    }
    const blockedMs = blocked();
    if (problems.length > 0) throw new Error(problems.join('; '));
    const detail = `${PICTURES} photos of 2 megapixels with things and a sign`;
    return [
      figure('vision.report', quantile(times, 0.5), 'ms', { goal: GOAL_REPORT_MS, direction: 'min', detail }),
      figure('vision.report.max', Math.max(...times), 'ms', { direction: 'min' }),
      figure('vision.report.blocked', blockedMs, 'ms', {
        goal: GOAL_BLOCKED_MS,
        direction: 'min',
        detail: 'longest time in which the main thread did nothing else',
      }),
    ];
  } finally {
    await Promise.all([reader.close(), objects.close()]);
  }
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
