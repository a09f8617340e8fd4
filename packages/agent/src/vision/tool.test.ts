import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { MemoryMedia, toolContext } from '../testing/context.js';
import { scene as draw, scriptedFinder, scriptedReader } from '../testing/sight.js';
import { look } from './tool.js';

const CUP = 41;
const CAT = 15;
const at = (kind: number, x: number, y: number, score = 0.8) => ({ kind, score, box: { x, y, width: 80, height: 80 } });

async function ask(
  text: string,
  language: string,
  options: {
    finder?: ReturnType<typeof scriptedFinder>;
    lines?: Parameters<typeof scriptedReader>[0];
    pictures?: number;
    earlier?: string[];
  } = {},
) {
  const media = new MemoryMedia();
  const pictures = [];
  for (let i = 0; i < (options.pictures ?? 1); i++) {
    const bytes = await draw(900, 600, [{ x: 40 + 300 * i, y: 40, width: 80, height: 80 }]);
    pictures.push(await media.save(bytes, 'image/png'));
  }
  const context = toolContext(text, language, {
    media,
    pictures,
    subjects: { meant: pictures, before: [] },
    earlier: options.earlier ?? [],
    ...(options.finder && { finder: options.finder }),
    ...(options.lines && { reader: scriptedReader(options.lines) }),
  });
  const result = await look.run({}, context);
  const shown = (result.show ?? []).flatMap((part) =>
    part.type === 'image' && part.media.state === 'stored' ? [part.media] : [],
  );
  return { ...result, shown, media };
}

describe('look', () => {
  test('says where things are and marks them with the same numbers', async () => {
    const finder = scriptedFinder([at(CUP, 40, 40), at(0, 780, 480), at(0, 400, 280, 0.5)]);
    const { say, shown, media, steps } = await ask('Where are the cup and the people?', 'en', { finder });
    expect(say).toBe('I see 1 cup (top left) and 2 person (bottom right). Maybe also 3 person (middle).');
    expect(shown).toHaveLength(1);
    const marked = await sharp(await media.read(shown[0]!)).metadata();
    expect(marked.width).toBe(900);
    expect(steps?.map(({ tool }) => tool)).toEqual(['find', 'mark']);
    expect(steps?.[0]?.found).toHaveLength(2);
  });

  test('says what it does not see, and what it does not know', async () => {
    const finder = scriptedFinder([at(CUP, 40, 40)]);
    expect((await ask('Wo ist der Hund?', 'de', { finder })).say).toBe('Das sehe ich darin nicht: Hund.');
    expect((await ask('Where is the stethoscope?', 'en', { finder })).say).toMatch(
      /^I do not know what “stethoscope” looks like/,
    );
  });

  test('counts in two looks, with a range where they differ', async () => {
    const same = scriptedFinder([at(CAT, 40, 40), at(CAT, 300, 40), at(CAT, 600, 40)]);
    expect((await ask('¿Cuántos gatos hay?', 'es', { finder: same })).say).toBe('Veo: 3 gatos (1–3).');
    const differ = scriptedFinder(({ scale = 1 }) =>
      scale === 3 ? [at(CAT, 40, 40), at(CAT, 300, 40)] : [at(CAT, 40, 40)],
    );
    expect((await ask('how many cats are there?', 'en', { finder: differ })).say).toBe(
      'I count 1 to 2 cats (1–2): I looked twice and did not see the same number.',
    );
  });
});
