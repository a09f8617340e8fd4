import { describe, expect, test } from '@jest/globals';
import type { ConversationRef } from '@hearth/message';
import { LANGUAGES } from '../language/languages.js';
import { careFor } from './care.js';
import { isCareful } from './check.js';
import { countryOf } from './countries.js';
import { crisisLine, emergencyNumber } from './numbers.js';

const whatsapp = (peer: string): ConversationRef => ({ channel: 'whatsapp-cloud', account: 'a', peer });
const MESSENGER: ConversationRef = { channel: 'messenger', account: 'a', peer: '24681357' };

function care(text: string, more: Partial<Parameters<typeof careFor>[0]> = {}) {
  return careFor({ text, language: 'en', earlier: [], conversation: MESSENGER, ...more });
}

describe('the country', () => {
  test.each([
    ['4915112345678', 'DE', '112'],
    ['12125550142', 'US', '911'],
    ['14165550142', 'US', '911'],
    ['18765550142', 'JM', '110'],
    ['12425550142', undefined, undefined],
    ['447700900123', 'GB', '999'],
    ['77011234567', 'KZ', '112'],
    ['79161234567', 'RU', '112'],
    ['393331234567', 'IT', '112'],
    ['5511912345678', 'BR', '192'],
    ['919812345678', 'IN', '112'],
    ['6281234567890', 'ID', '119'],
    ['201001234567', 'EG', '123'],
    ['35385123456', 'IE', '112'],
    ['US.13491208655302741918', 'US', '911'],
    ['4915112345678@c.us', 'DE', '112'],
    ['120363025246125486@g.us', undefined, undefined],
    ['99999999999', undefined, undefined],
  ])('of %s is %s, its emergency number %s', (peer, country, number) => {
    expect(countryOf(whatsapp(peer))).toBe(country);
    expect(emergencyNumber(country)).toBe(number);
  });

  test('is not read from ids that are no telephone number', () => {
    expect(countryOf({ ...MESSENGER, peer: '4915112345678' })).toBeUndefined();
    expect(crisisLine(countryOf(whatsapp('447700900123')))).toBe('116 123');
  });
});

describe('an emergency', () => {
  test('begins with the number of the country, else with those of the language', () => {
    const text = 'My father is unconscious';
    expect(care(text, { conversation: whatsapp('12125550142') })?.sentence).toMatch(/^Call 911 now/);
    expect(care(text)?.sentence).toMatch(/^Call your emergency number \(112 .*911 .*999/);
  });

  test('has a sentence in every language, and no tool', () => {
    const sentences = LANGUAGES.map((language) => care('he is not breathing', { language })!);
    expect(new Set(sentences.map(({ sentence }) => sentence)).size).toBe(LANGUAGES.length);
    for (const one of sentences) expect(one.allows({ name: 'current_time', needs: 'nothing' })).toBe(false);
  });
});

test('who wants to die hears what was written for that, and nothing that a model makes up', () => {
  const said = care('I want to kill myself', { conversation: whatsapp('3531234567890') })!;
  expect(said).toMatchObject({ concern: 'self-harm', isWhole: true });
  expect(said.sentence).toMatch(/116 123.*call 112/);
  for (const language of LANGUAGES) {
    const { sentence } = care('I want to kill myself', { language })!;
    expect(sentence).not.toContain('undefined');
  }
});

describe('a question about health', () => {
  test('that asks for an amount is not worked out; a picture may still be read', () => {
    const dose = care('How much ibuprofen can I give a child of 12 kg?')!;
    expect(dose.allows({ name: 'calculate', needs: 'nothing' })).toBe(false);
    expect(dose.allows({ name: 'read_picture', needs: 'picture' })).toBe(true);
    expect(care('I have a headache. What is 3 * 4?')!.allows({ name: 'calculate', needs: 'nothing' })).toBe(true);
  });

  test('goes on with the next question about an amount', () => {
    const earlier = ['How many paracetamol tablets may I take?'];
    expect(care('And for my daughter, she is six?', { earlier })?.concern).toBe('health');
    expect(care('How much should she take?', { earlier: ['My daughter has a fever'] })?.concern).toBe('health');
    expect(care('What is the capital of Peru?', { earlier: ['I have a headache'] })).toBeUndefined();
    expect(care('Thanks!', { earlier })).toBeUndefined();
  });
});

describe('words about health', () => {
  test.each([
    'Rest, drink enough, and see a doctor if it lasts longer than three days.',
    'If you have diabetes, ask your doctor first.',
    'Normal blood sugar is 70 to 100 mg/dL before a meal.',
    'Do you have a fever as well?',
    'You have to rest.',
    'Wenn du Fieber hast, trink viel und ruh dich aus.',
    'Si vous avez de la fièvre, reposez-vous.',
  ])('may be sent: %s', (words) => {
    expect(isCareful(words)).toBe(true);
  });

  test.each([
    'Take 400 mg of ibuprofen every six hours.',
    'You can take two tablets a day.',
    'Give her 5 ml.',
    'Nimm zwei Tabletten am Tag.',
    'Puede tomar 500 mg cada 8 horas.',
    'Prenez un comprimé toutes les six heures.',
    'Dê 10 gotas ao bebê.',
    'Prendi due compresse.',
    'Inyéctese 6 unidades.',
    'दो गोली दिन में लें।',
    'Minum 2 tablet sehari.',
    'تناول حبتين كل يوم.',
    'You probably have a migraine.',
    'You have appendicitis.',
    'Du hast wahrscheinlich eine Lungenentzündung.',
    'Tienes una infección.',
    'Vous avez une bronchite.',
    'Você tem diabetes.',
    'Hai una polmonite.',
    'Anda menderita demam berdarah dengue.',
  ])('may not: %s', (words) => {
    expect(isCareful(words)).toBe(false);
  });
});
