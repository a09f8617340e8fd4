import { describe, expect, test } from '@jest/globals';
import { readWork, readWorkOn } from './read.js';

describe('a list to sort', () => {
  test.each([
    ['sort these: pear, apple, fig', 'en', ['pear', 'apple', 'fig'], false],
    ['Sort 5, 3, 9, 1 from largest to smallest', 'en', ['5', '3', '9', '1'], true],
    ['sort banana, apple and cherry alphabetically please', 'en', ['banana', 'apple', 'cherry'], false],
    ['put these numbers in ascending order 12 7 30 -2', 'en', ['12', '7', '30', '-2'], false],
    ['Sort this list:\nMiller\nadams\nYoung', 'en', ['Miller', 'adams', 'Young'], false],
    ['Please sort these in descending order.\n- 3.5 kg\n- 12 kg\n- 1 kg', 'en', ['3.5 kg', '12 kg', '1 kg'], true],
    ['Sortiere bitte alphabetisch: Zürich, Äpfel, Bonn', 'de', ['Zürich', 'Äpfel', 'Bonn'], false],
    ['Ordne 3,5; 1,2; 8 absteigend', 'de', ['3,5', '1,2', '8'], true],
    ['Ordena estos nombres: Luis, Ana y Marta', 'es', ['Luis', 'Ana', 'Marta'], false],
    ['Trie ces mots par ordre alphabétique : poire, abricot, figue', 'fr', ['poire', 'abricot', 'figue'], false],
    ['Ordene em ordem decrescente: 4, 10, 7', 'pt', ['4', '10', '7'], true],
    ['Ordina questi nomi: Sara, Bruno, Carla', 'it', ['Sara', 'Bruno', 'Carla'], false],
    ['Urutkan dari yang terbesar: 4, 9, 2', 'id', ['4', '9', '2'], true],
    ['इन नामों को क्रम में लगाओ: राम, अनिल, मीना', 'hi', ['राम', 'अनिल', 'मीना'], false],
    ['رتب هذه الأسماء: سعيد، أحمد، ليلى', 'ar', ['سعيد', 'أحمد', 'ليلى'], false],
  ])('%s', (text, language, items, down) => {
    expect(readWork(text, language)).toEqual({ do: 'sort', items, down });
  });

  test.each(['Sort it out please', 'I am sort of tired', 'sort this list', 'In which order should I read the books?'])(
    '%s: there is none',
    (text) => {
      expect(readWork(text, 'en')).toBeUndefined();
    },
  );
});

describe('other work on a list', () => {
  test.each([
    ['shuffle: a, b, c', 'shuffle', ['a', 'b', 'c']],
    ['remove the duplicates: red, blue, red', 'unique', ['red', 'blue', 'red']],
    ['how often does each occur: x, y, x, z', 'tally', ['x', 'y', 'x', 'z']],
    ['pick one: pizza, pasta, salad', 'pick', ['pizza', 'pasta', 'salad']],
    ['Wähle einen aus: Tom, Eva, Jan', 'pick', ['Tom', 'Eva', 'Jan']],
  ])('%s', (text, kind, items) => {
    expect(readWork(text, 'en')).toEqual({ do: kind, items });
  });

  test.each([
    ['What is the median of 3, 9, 4, 12 and 7?', 'en', ['median'], [3, 9, 4, 12, 7]],
    ['average and standard deviation of 2, 4, 4, 4, 5, 5, 7, 9', 'en', ['mean', 'deviation'], [2, 4, 4, 4, 5, 5, 7, 9]],
    ['Durchschnitt von 1,5 und 2,5 und 6', 'de', ['mean'], [1.5, 2.5, 6]],
    ['Quelle est la moyenne de 12, 15 et 9 ?', 'fr', ['mean'], [12, 15, 9]],
    ['mediana de 8, 3, 5', 'es', ['median'], [8, 3, 5]],
    ['Qual é a média de 7, 8 e 10?', 'pt', ['mean'], [7, 8, 10]],
    ['4, 8 और 12 का औसत क्या है?', 'hi', ['mean'], [4, 8, 12]],
    ['ما متوسط ٤ و ٨ و ١٢؟', 'ar', ['mean'], [4, 8, 12]],
    ['rata-rata dari 4, 6, 11', 'id', ['mean'], [4, 6, 11]],
  ])('%s', (text, language, wanted, values) => {
    expect(readWork(text, language)).toEqual({ do: 'statistics', wanted, values });
  });
});

describe('chance', () => {
  test.each([
    ['roll a die', 'en', { do: 'dice', dice: 1, sides: 6, times: 1 }],
    ['Roll two dice', 'en', { do: 'dice', dice: 2, sides: 6, times: 1 }],
    ['simulate 1000 rolls of two dice', 'en', { do: 'dice', dice: 2, sides: 6, times: 1000 }],
    ['roll a d20', 'en', { do: 'dice', dice: 1, sides: 20, times: 1 }],
    ['roll 3 dice 50 times', 'en', { do: 'dice', dice: 3, sides: 6, times: 50 }],
    ['Würfle 10 mal mit zwei Würfeln', 'de', { do: 'dice', dice: 2, sides: 6, times: 10 }],
    ['lance dois dados', 'pt', { do: 'dice', dice: 2, sides: 6, times: 1 }],
    ['lance un dé 100 fois', 'fr', { do: 'dice', dice: 1, sides: 6, times: 100 }],
    ['flip a coin', 'en', { do: 'coin', times: 1 }],
    ['Simuliere 500 Münzwürfe', 'de', { do: 'coin', times: 500 }],
    ['एक सिक्का उछालो', 'hi', { do: 'coin', times: 1 }],
    ['random number between 1 and 50', 'en', { do: 'random', from: 1, to: 50, count: 1 }],
    ['6 Zufallszahlen zwischen 1 und 49', 'de', { do: 'random', from: 1, to: 49, count: 6 }],
    ['اعطني رقما عشوائيا بين ١ و ١٠', 'ar', { do: 'random', from: 1, to: 10, count: 1 }],
  ])('%s', (text, language, work) => {
    expect(readWork(text, language)).toEqual(work);
  });
});

describe('a curve', () => {
  test.each([
    ['plot y = x^2 from -5 to 5', 'en', 'x^2', -5, 5],
    ['Draw the graph of sin(x) between 0 and 6.28', 'en', 'sin(x)', 0, 6.28],
    ['Zeichne f(x) = 2x + 1', 'de', '2x + 1', -10, 10],
    ['trace la courbe y = x³ - 3x de -2 à 2', 'fr', 'x^3 - 3x', -2, 2],
    ['Dibuja la función y = sqrt(x) de 0 a 9', 'es', 'sqrt(x)', 0, 9],
  ])('%s', (text, language, formula, from, to) => {
    expect(readWork(text, language)).toEqual({ do: 'curve', formula, from, to });
  });
});

const CSV = 'name,city,price\nSoap,Rome,3.50\n"Tea, green",Oslo,12\nBread,Rome,2.10';

describe('a table', () => {
  test.each([
    [`Sort by price, highest first:\n${CSV}`, { do: 'sort-table', column: 'price', down: true }],
    [`${CSV}\nWhat is the total price?`, { do: 'column', column: 'price', wanted: ['sum'] }],
    [`Average price per city\n${CSV}`, { do: 'column', column: 'price', wanted: ['mean'], by: 'city' }],
    [`What do these have in common?\n${CSV}`, undefined],
  ])('%j', (text, work) => {
    expect(readWork(text, 'en')).toEqual(work);
  });

  test('of an earlier message', () => {
    expect(readWorkOn(CSV, 'now sort it by name', 'en')).toEqual({ do: 'sort-table', column: 'name', down: false });
    expect(readWorkOn('milk, eggs, apples', 'sort this list', 'en')).toEqual({
      do: 'sort',
      items: ['milk', 'eggs', 'apples'],
      down: false,
    });
  });
});
