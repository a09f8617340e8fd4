import { describe, expect, test } from '@jest/globals';
import { toolContext } from '../../testing/context.js';
import { currentTime } from './index.js';

/** What the person gets, ordinary spaces for the thin ones of Intl. */
async function say(text: string, language: string): Promise<string | undefined> {
  const context = toolContext(text, language);
  const args = await currentTime.read!(context);
  return args && (await currentTime.run(args, context)).say.replaceAll(/[\u00a0\u202f]/g, ' ');
}

describe('current_time', () => {
  test.each([
    ['What time is it?', 'en', 'It is 2:05 PM on Tuesday, November 24, 2026.'],
    ['Wie spät ist es?', 'de', 'Es ist 14:05 Uhr am Dienstag, 24. November 2026.'],
    ['Wie spät ist es in Tokio?', 'de', 'In Tokio (Japan) ist es 22:05 Uhr am Dienstag, 24. November 2026.'],
    [
      '¿Qué hora es en Nueva York?',
      'es',
      'Hora en Nueva York (Estados Unidos): 8:05 (martes, 24 de noviembre de 2026).',
    ],
    ['Quelle heure est-il à Montréal ?', 'fr', 'Montréal (Canada) : il est 08:05, le mardi 24 novembre 2026.'],
    ['Que horas são em Lisboa?', 'pt', 'Hora em Lisboa (Portugal): 13:05 (terça-feira, 24 de novembro de 2026).'],
    ['Che ore sono a Londra?', 'it', 'Ora a Londra (Regno Unito): 13:05 (martedì 24 novembre 2026).'],
    ['Jam berapa sekarang di Tokyo?', 'id', 'Di Tokyo (Jepang) sekarang pukul 22.05, Selasa, 24 November 2026.'],
    ['लंदन में कितने बजे हैं?', 'hi', 'लंदन (यूनाइटेड किंगडम) में मंगलवार, 24 नवंबर 2026 को 1:05 pm का समय है।'],
    ['كم الساعة الآن بلندن؟', 'ar', 'الساعة في لندن (المملكة المتحدة) الآن 1:05 م، الثلاثاء، 24 نوفمبر 2026.'],
  ])('%s', async (text, language, expected) => {
    expect(await say(text, language)).toBe(expected);
  });

  test('a country is told by the city whose time was taken', async () => {
    expect(await say('What time is it in Australia?', 'en')).toBe(
      'In Australia (Canberra) it is 12:05 AM on Wednesday, November 25, 2026.',
    );
  });

  test('an ambiguous name says which place was taken, and follows the state that the person gives', async () => {
    expect(await say('Time in Springfield?', 'en')).toContain(
      'Springfield (Massachusetts, United States) it is 8:05 AM',
    );
    expect(await say('Time in Springfield, Illinois?', 'en')).toContain(
      'Springfield (Illinois, United States) it is 7:05 AM',
    );
    expect(await say('time in london', 'en')).toContain('In London (United Kingdom)');
  });

  test('several places come one a line', async () => {
    expect((await say('Uhrzeit in Indien und in New York?', 'de'))?.split('\n')).toHaveLength(2);
  });

  test('ordinary words are not places', async () => {
    expect(currentTime.read!(toolContext('what time is it right now, please?', 'en'))).toEqual({ places: [] });
    expect(currentTime.read!(toolContext('Welcher Tag ist heute und wie spät ist es?', 'de'))).toEqual({ places: [] });
  });

  test('an unknown place is left to the model, and refused when nobody knows it', async () => {
    const context = toolContext('what time is it in Qwxland?', 'en');
    expect(currentTime.read!(context)).toBeUndefined();
    await expect(async () => currentTime.run({ places: ['Qwxland'] }, context)).rejects.toThrow(
      'I do not know the place',
    );
    expect(currentTime.repair!({ places: ['Paris'] }, context)).toEqual({ places: [] });
  });
});
