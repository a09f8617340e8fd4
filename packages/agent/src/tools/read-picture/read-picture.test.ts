import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { MemoryMedia, toolContext } from '../../testing/context.js';
import type { TextLine, TextReader } from '../../types.js';
import { readPicture } from './index.js';
import { intentOf } from './intent.js';

const line = (text: string, score = 0.9): TextLine => ({ text, score, box: [] });
const readerOf = (...lines: TextLine[]): TextReader => ({ read: () => Promise.resolve(lines) });

async function run(text: string, language: string, reader?: TextReader, count = 1) {
  const media = new MemoryMedia();
  const bytes = await sharp({ create: { width: 64, height: 32, channels: 3, background: '#1040d0' } })
    .png()
    .toBuffer();
  const picture = media.put(bytes, 'image/png');
  return readPicture.run({}, toolContext(text, language, { media, reader, pictures: Array(count).fill(picture) }));
}

describe('read_picture', () => {
  test('gives the text as it stands, in reading order, without noise', async () => {
    const result = await run('What does it say?', 'en', readerOf(line('OPEN'), line('~', 0.2), line('9 – 17')));
    expect(result.say).toBe('Text in the picture:\nOPEN\n9 – 17');
    expect(result.compose).toBeUndefined();
    expect(result.know).toContain('landscape picture, 64 × 32 pixels, mostly blue');
  });

  test('says what it cannot do when asked what a picture shows', async () => {
    const { say } = await run('Was ist auf dem Bild?', 'de', readerOf());
    expect(say).toBe(
      'Ich kann Bilder nicht sehen, nur ausmessen und ihren Text lesen.\n\n' +
        'Größe: 64 × 32 Pixel, Querformat; vor allem Blau. Ich habe keinen Text darin gefunden.',
    );
  });

  test('leaves work on the text to the model, if there is text', async () => {
    expect((await run('Translate this to German', 'en', readerOf(line('Exit')))).compose).toBe(true);
    expect((await run('Translate this to German', 'en', readerOf())).compose).toBeUndefined();
  });

  test('joins what stands side by side', async () => {
    const at = (text: string, x: number, y: number): TextLine => ({
      text,
      score: 0.9,
      box: [
        [x, y],
        [x + 90, y],
        [x + 90, y + 20],
        [x, y + 20],
      ],
    });
    const reader = readerOf(at('Soup', 0, 0), at('5.80', 200, 3), at('Trout', 0, 30), at('17.40', 200, 28));
    expect((await run('How much is the trout?', 'en', reader)).know).toBe('Soup  5.80\nTrout  17.40');
    const arabic = readerOf(at('خبز', 200, 0), at('٥٫٨٠', 0, 3), at('شاي', 200, 30), at('١٧٫٤٠', 0, 28));
    expect((await run('كم سعر الشاي؟', 'ar', arabic)).know).toBe('خبز  ٥٫٨٠\nشاي  ١٧٫٤٠');
  });

  test('joins it on a page that lies askew', async () => {
    const [cos, sin] = [Math.cos(0.05), Math.sin(0.05)];
    const at = (text: string, x: number, y: number): TextLine => {
      const corners = [
        [x, y],
        [x + 90, y],
        [x + 90, y + 20],
        [x, y + 20],
      ] as const;
      return { text, score: 0.9, box: corners.map(([px, py]) => [px * cos - py * sin, py * cos + px * sin] as const) };
    };
    const reader = readerOf(at('Soup', 0, 0), at('5.80', 500, 0), at('Trout', 0, 30), at('17.40', 500, 30));
    expect((await run('How much is the trout?', 'en', reader)).know).toBe('Soup  5.80\nTrout  17.40');
  });

  test('numbers several pictures', async () => {
    const { say } = await run('Lis les textes', 'fr', readerOf(line('Sortie')), 2);
    expect(say).toBe('Image 1: Texte de l’image :\nSortie\n\nImage 2: Texte de l’image :\nSortie');
  });

  test('without a reader it says that the text was not read', async () => {
    expect((await run('', 'it')).say).toContain('Non sono riuscito a leggervi del testo.');
  });

  test('a file that is no picture is refused politely', async () => {
    const media = new MemoryMedia();
    const pictures = [media.put(Buffer.from('zip bomb'), 'image/png')];
    const context = toolContext('Léeme esto', 'es', { media, pictures });
    await expect(readPicture.run({}, context)).rejects.toThrow('No he podido abrir la imagen');
  });
});

describe('what is wanted', () => {
  test.each([
    ['Lies bitte den Text vor', 'text'],
    ['¿Qué dice aquí?', 'text'],
    ['اقرأ النص', 'text'],
    ['How much is the total?', 'about-text'],
    ['Traduis le texte', 'about-text'],
    ['Apa isi gambar ini?', 'text'],
    ['What is this?', 'look'],
    ['', 'look'],
  ] as const)('%s: %s', (text, intent) => {
    expect(intentOf(text)).toBe(intent);
  });
});
