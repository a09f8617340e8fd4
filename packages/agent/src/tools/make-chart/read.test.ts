import { describe, expect, test } from '@jest/globals';
import { readChart } from './read.js';
import { readTableChart } from './table.js';

describe('a chart that a message spells out', () => {
  test.each([
    ['Make a bar chart: apples 5, pears 7, plums 3', 'en', 'bar', ['apples', 'pears', 'plums'], [5, 7, 3]],
    ['Pie chart of rent 900, food 400 and travel 150', 'en', 'pie', ['rent', 'food', 'travel'], [900, 400, 150]],
    [
      'Zeichne ein Balkendiagramm mit Äpfel 5, Birnen 7,5 und Süßes 3',
      'de',
      'bar',
      ['Äpfel', 'Birnen', 'Süßes'],
      [5, 7.5, 3],
    ],
    ['Liniendiagramm: Jan 1.200 €, Feb 1.350 €, März 990 €', 'de', 'line', ['Jan', 'Feb', 'März'], [1200, 1350, 990]],
    ['Haz un gráfico circular con pan 3, leche 2', 'es', 'pie', ['pan', 'leche'], [3, 2]],
    [
      'Fais un graphique en barres avec lundi 4, mardi 6 et mercredi 5',
      'fr',
      'bar',
      ['lundi', 'mardi', 'mercredi'],
      [4, 6, 5],
    ],
    ['Faça um gráfico de linhas: 2022: 10, 2023: 14, 2024: 9', 'pt', 'line', ['2022', '2023', '2024'], [10, 14, 9]],
    ['Crea un grafico a torta: casa 60, svago 40', 'it', 'pie', ['casa', 'svago'], [60, 40]],
    ['Buat diagram batang: apel 5, jeruk 7', 'id', 'bar', ['apel', 'jeruk'], [5, 7]],
    ['बार चार्ट बनाओ: सेब 5, केले 7', 'hi', 'bar', ['सेब', 'केले'], [5, 7]],
    ['ارسم مخطط أعمدة: تفاح ٥، موز ٧', 'ar', 'bar', ['تفاح', 'موز'], [5, 7]],
    ['chart please\nMon 3\nTue 4\nWed -2', 'en', 'bar', ['Mon', 'Tue', 'Wed'], [3, 4, -2]],
    ['bar chart Jan 10 Feb 20 Mar 15', 'en', 'bar', ['Jan', 'Feb', 'Mar'], [10, 20, 15]],
    ['5 apples, 7 pears as a chart', 'en', 'bar', ['apples', 'pears'], [5, 7]],
    ['plot these numbers as a line: 3, 5, 8, 13', 'en', 'line', ['1', '2', '3', '4'], [3, 5, 8, 13]],
    ['Dibuja una línea con enero 4, febrero 6', 'es', 'line', ['enero', 'febrero'], [4, 6]],
    ['Draw me a nice chart', 'en', undefined, [], []],
  ] as const)('%s', (text, language, type, labels, values) => {
    const chart = readChart(text, language);
    expect(chart?.type).toBe(type);
    if (type) expect(chart).toMatchObject({ labels, values });
  });

  test('has its title and unit', () => {
    expect(readChart('Bar chart "Sales 2026": Jan 10 €, Feb 20 €', 'en')).toEqual({
      type: 'bar',
      title: 'Sales 2026',
      labels: ['Jan', 'Feb'],
      values: [10, 20],
      unit: '€',
    });
  });
});

describe('a chart of a table', () => {
  const CSV = 'month,shop,sales,costs\nJan,A,"1,200",800\nFeb,B,950.5,700\nMar,A,1100,650';

  test.each([
    [`Line chart please\n${CSV}`, 'line', 'sales', ['Jan', 'Feb', 'Mar'], [1200, 950.5, 1100]],
    [`${CSV}\nbar chart of costs by shop`, 'bar', 'costs', ['A', 'B', 'A'], [800, 700, 650]],
    ['plot this\nyear;people\n2020;5\n2021;7', 'bar', 'people', ['2020', '2021'], [5, 7]],
  ])('%j', (text, type, title, labels, values) => {
    expect(readTableChart(text, 'en')).toEqual({ type, title, labels, values });
  });

  test.each(['bar chart: a 5, b 7', 'chart\nname,note\na,x\nb,y', 'chart\nname,value\na,1\nb,\nc,2'])(
    '%j has none',
    (text) => {
      expect(readTableChart(text, 'en')).toBeUndefined();
    },
  );
});
