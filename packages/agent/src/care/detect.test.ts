import { describe, expect, test } from '@jest/globals';
import { concernOf } from './detect.js';

describe('emergencies', () => {
  test.each([
    "my husband has chest pains and can't catch his breath, I mean he can't breathe",
    'She had a stroke I think, half her face is numb',
    'help the baby is choking',
    'he swallowed drain cleaner',
    'There is so much blood, the bleeding won’t stop',
    'Mein Vater hat starke Schmerzen in der Brust',
    'Er ist ohnmächtig geworden und wacht nicht auf',
    'Das Kind hat Waschmittel getrunken',
    'Me duele mucho el pecho y me falta el aire',
    'Mi hijo está convulsionando',
    'A mi padre le aprieta mucho el pecho',
    'J’ai la poitrine qui se serre',
    'Sento il petto che si stringe',
    'Meu peito está apertando muito',
    'Mon père ne respire plus',
    'Elle a perdu connaissance dans la salle de bain',
    'Minha mãe está com dor no peito e falta de ar',
    'Ele desmaiou e não acorda',
    'Il bambino ha ingoiato una pila a bottone',
    'Mia nonna non riesce a respirare bene',
    'मेरी माँ बेहोश हो गई हैं',
    'सीने में तेज़ दर्द हो रहा है',
    'Ayah saya nyeri dada dan berkeringat dingin',
    'Adikku pingsan di kamar mandi',
    'والدي لا يستطيع التنفس',
    'ابني شرب الكلور',
    'He fell, hit his head and now he keeps vomiting',
    'My uncle was out in the heat all day and is confused now, his skin is dry',
    'Our baby is three weeks old and has a fever',
    'Mein Opa ist plötzlich verwirrt und findet die Tür nicht',
    'Mio padre è diabetico, trema ed è tutto sudato',
  ])('%s', (text) => {
    expect(concernOf(text)).toBe('emergency');
  });
});

describe('self-harm', () => {
  test.each([
    'I keep thinking about suicide',
    'I just want to end it all',
    'Ich will mich umbringen',
    'Ich möchte nicht mehr leben',
    'Pienso en quitarme la vida',
    'Je veux mourir',
    'Quero me matar',
    'Non voglio più vivere',
    'मैं मरना चाहता हूँ',
    'saya ingin bunuh diri',
    'أريد أن أموت',
    'lately I am thinking of ending my life',
    'Estoy pensando en acabar con mi vida',
  ])('%s', (text) => {
    expect(concernOf(text)).toBe('self-harm');
  });
});

describe('questions about health', () => {
  test.each([
    'What helps against a sore throat?',
    'Have a program work out how much ibuprofen someone of 70 kg may take',
    'My blood pressure is 150 over 95, is that bad?',
    'Ich habe seit Tagen Rückenschmerzen',
    'Darf man Ibuprofen mit Wein nehmen?',
    '¿Qué puedo hacer contra la migraña?',
    'Mon fils a de la fièvre depuis hier',
    'Estou com dor de garganta, o que faço?',
    'Ho mal di schiena da una settimana',
    'मुझे दो दिन से बुखार है',
    'Perut saya sakit setelah makan',
    'طفلي عنده حرارة مرتفعة',
    'I cut my thumb with a bread knife',
    'Was hilft gegen Sonnenbrand?',
    'Je me suis tordu la cheville',
  ])('%s', (text) => {
    expect(concernOf(text)).toBe('health');
  });
});

describe('what only sounds like illness', () => {
  test.each([
    'My basil is dying, what can I do?',
    'Our dog is bleeding heavily from his paw',
    'I could die of embarrassment',
    'How do I kill all processes of a user?',
    'I want to die laughing at this',
    'Translate "I have a headache" into French',
    'Write a short story in which the hero has a heart attack',
    'What is the capital of France?',
    'I am very confused and do not understand fractions',
    'My son is confused about commas, can you explain them?',
    'I burned the toast again',
    'We drank a cold beer and he cut the cake',
    'My head is full of ideas for the party',
    'Ich bin verwirrt: Heißt es der oder das Joghurt?',
    'Estoy confundido con esta ecuación',
    'Non riesco a muovere il file nella cartella',
    'Thanks, you are a lifesaver!',
    'Meine Tomaten sind krank',
    'Ich habe mich totgelacht',
    'Der Akku von meinem Handy ist tot',
    'Mi perro se murió en la película',
    'Cette blague est à mourir de rire',
    'Meu computador está com vírus',
    'Il mio gatto è ammalato nel gioco',
    'मेरा पौधा सूख रहा है',
    'Kucingku lucu banget, aku ketawa sampai sakit perut',
    'نكتة عن طبيب من فضلك',
    'كلبي ينزف كثيرا',
  ])('%s', (text) => {
    expect(concernOf(text)).toBeUndefined();
  });
});

test('a long message costs little', () => {
  const began = performance.now();
  concernOf('my chest hurts not so much and a pain in '.repeat(200));
  concernOf('a'.repeat(20_000));
  expect(performance.now() - began).toBeLessThan(1000);
});
