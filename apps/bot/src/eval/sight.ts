import { figure, type BenchOptions, type Figure } from '../bench/report.js';
import { loadConfig } from '../config/load.js';
import { createSightAssistant, type SightAssistant } from './sight/assistant.js';
import type { Look } from './sight/looks.js';
import { pageShots } from './sight/pages.js';
import { readPage, type PageResult } from './sight/reading.js';
import { countingScenes } from './sight/scenes/counting.js';
import { emptyScenes } from './sight/scenes/empty.js';
import { photos } from './sight/scenes/photos.js';
import { mean } from './sight/score.js';
import { countThings, describeNothing, type CountResult } from './sight/seeing.js';

/** With `quick`, one of so many pictures is asked about. */
const QUICK_STEP = 9;

/**
 * Sight through the whole agent, as a default installation has it: words and fields on drawn pages, counting and finding on mosaics of
 * photos, and pictures with nothing on them.
 */
export async function run({ say, quick }: BenchOptions): Promise<Figure[]> {
  const files = await photos(loadConfig().config.modelsDir);
  const assistant = await createSightAssistant();
  try {
    const began = performance.now();
    const pages: PageResult[] = [];
    const nothings: Awaited<ReturnType<typeof describeNothing>>[] = [];
    for await (const shot of some(pageShots(), quick)) {
      pages.push(await readPage(shot, assistant, say));
      // Signs and menus are pictures with nothing but words; their report is there already.
      if (shot.look === 'upright' && ['sign', 'menu'].includes(shot.kind))
        nothings.push(await describeNothing(shot, assistant, say));
    }
    say(`${pages.length} pages, ${elapsed(began)}`);
    const counts: CountResult[] = [];
    for await (const scene of some(countingScenes(files), quick)) counts.push(await countThings(scene, assistant, say));
    say(`${counts.length} mosaics, ${elapsed(began)}`);
    for await (const scene of some(emptyScenes(files), quick))
      nothings.push(await describeNothing(scene, assistant, say));
    say(`${nothings.length} pictures with nothing, ${elapsed(began)}`);
    return [...reading(pages, assistant), ...seeing(counts, nothings)];
  } finally {
    await assistant.close();
  }
}

async function* some<T>(all: AsyncGenerator<T>, quick: boolean): AsyncGenerator<T> {
  let at = 0;
  for await (const one of all) if (!quick || at++ % QUICK_STEP === 0) yield one;
}

function reading(pages: readonly PageResult[], { model }: SightAssistant): Figure[] {
  const words = (id: string, wanted: (page: PageResult) => boolean, goal: number | null) => {
    const own = pages.filter(wanted);
    const [right, all] = (['right', 'all'] as const).map((key) => own.reduce((sum, page) => sum + page.words[key], 0));
    const detail = `${own.length} pictures, ${all} words`;
    return own.length === 0 ? [] : [figure(id, right! / all!, '', { goal, direction: 'max', detail })];
  };
  const look =
    (...looks: readonly Look[]) =>
    (page: PageResult) =>
      looks.includes(page.look);
  const share = (id: string, answers: readonly boolean[], goal: number) =>
    figure(id, mean(answers.map(Number)), '', {
      goal,
      direction: 'max',
      detail: `${answers.length} questions, ${model}`,
    });
  return [
    ...words('sight.read.words', look('upright'), 0.97),
    ...words('sight.read.words.turned-or-blurred', look('turned', 'blurred'), 0.85),
    ...words('sight.read.words.photo', look('photo'), null),
    ...[...new Set(pages.map(({ digits }) => digits))].flatMap((digits) =>
      words(`sight.read.words.${digits}`, (page) => page.digits === digits, null),
    ),
    share(
      'sight.receipt.total',
      pages.flatMap(({ totals }) => totals),
      0.95,
    ),
    share(
      'sight.fields',
      pages.flatMap(({ fields }) => fields),
      0.9,
    ),
  ];
}

function seeing(
  counts: readonly CountResult[],
  nothings: readonly { readonly count: number; readonly invented: readonly string[] }[],
): Figure[] {
  const error = mean(counts.map((count) => count.error));
  const errorAtOneLook = mean(counts.map((count) => count.errorAtOneLook));
  const inPlace = counts.flatMap((count) => count.inPlace);
  const invented = [...counts, ...nothings].flatMap((one) => one.invented).length;
  const min = (goal: number, detail: string) => ({ goal, direction: 'min' as const, detail });
  const detail = `mean relative error, ${counts.length} mosaics of 1 to 30 things`;
  return [
    figure('sight.count', error, '', min(0.2, detail)),
    figure('sight.count.vs-one-look', error / errorAtOneLook, '×', min(0.5, `one look: ${errorAtOneLook.toFixed(2)}`)),
    figure('sight.false', mean(nothings.map(({ count }) => count)), 'things', min(0.1, `${nothings.length} pictures`)),
    figure('sight.where', mean(inPlace.map(Number)), '', {
      goal: 0.85,
      direction: 'max',
      detail: `${inPlace.length} marked boxes, IoU ≥ 0.5`,
    }),
    figure('sight.invented', invented, 'things', min(0, 'named in an answer, seen in no step')),
  ];
}

function elapsed(began: number): string {
  return `${Math.round((performance.now() - began) / 1000)} s`;
}
