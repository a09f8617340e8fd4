import { describe, expect, test } from '@jest/globals';
import { readOperations } from './read.js';

describe('operations that a message names', () => {
  test.each([
    ['Rotate it by 90 degrees', 'en', [{ op: 'rotate', degrees: 90 }]],
    ['turn it left', 'en', [{ op: 'rotate', degrees: -90 }]],
    ['Turn this into a black and white picture', 'en', [{ op: 'grayscale' }]],
    [
      'Bitte um 180 Grad drehen und dann schwarz-weiß machen',
      'de',
      [{ op: 'rotate', degrees: 180 }, { op: 'grayscale' }],
    ],
    [
      'Mach es heller und spiegle es',
      'de',
      [
        { op: 'brightness', percent: 130 },
        { op: 'flip', direction: 'horizontal' },
      ],
    ],
    ['make it 20% darker', 'en', [{ op: 'brightness', percent: 80 }]],
    ['Gira la foto a la izquierda', 'es', [{ op: 'rotate', degrees: -90 }]],
    ['Mets-la en noir et blanc', 'fr', [{ op: 'grayscale' }]],
    ['Floute beaucoup cette image', 'fr', [{ op: 'blur', strength: 'strong' }]],
    ['Deixa em preto e branco', 'pt', [{ op: 'grayscale' }]],
    ['Ritaglia un quadrato', 'it', [{ op: 'crop', part: 'square' }]],
    ['Putar gambar 90 derajat', 'id', [{ op: 'rotate', degrees: 90 }]],
    ['तस्वीर को ब्लैक एंड व्हाइट करो', 'hi', [{ op: 'grayscale' }]],
    ['أدر الصورة 90 درجة', 'ar', [{ op: 'rotate', degrees: 90 }]],
    ['make a sticker and mirror it', 'en', [{ op: 'flip', direction: 'horizontal' }, { op: 'sticker' }]],
    ['crop to 16:9', 'en', [{ op: 'crop', part: '16:9' }]],
    ['resize to 300x200', 'en', [{ op: 'resize', width: 300, height: 200 }]],
    ['auf 640 px verkleinern', 'de', [{ op: 'resize', width: 640 }]],
    ['halb so groß bitte', 'de', [{ op: 'resize', percent: 50 }]],
    ['Write "Happy Birthday" at the top', 'en', [{ op: 'caption', text: 'Happy Birthday', place: 'top' }]],
    ['Schreib „Rotate me“ unten rein', 'de', [{ op: 'caption', text: 'Rotate me', place: 'bottom' }]],
  ])('%s', (text, language, expected) => {
    expect(readOperations(text, language)).toEqual(expected);
  });

  test.each([
    ['make it nicer', 'en'],
    ['write happy birthday on it', 'en'],
    ['crop 37 px off', 'en'],
  ])('%s is left to the model', (text, language) => {
    expect(readOperations(text, language)).toBeUndefined();
  });
});
