import type { ThreadChannel } from '@hearth/simulator';
import type { PictureFile } from '../talk/control.js';
import { all, editedLike, hasWords, ranProgram, says, showsPicture, used, voted, type Check } from './checks.js';
import { drawReceipt, paintLandscape } from './pictures.js';

/** One message of the demo, and what a right answer is. */
export interface DemoMessage {
  readonly channel: ThreadChannel;
  /** What it shows: five things on every channel, a program and a vote on one each, and a part of what looking at pictures does on each. */
  readonly about:
    | 'question'
    | 'calculation'
    | 'edit'
    | 'text in a picture'
    | 'chart'
    | 'program'
    | 'vote'
    | 'count'
    | 'steps'
    | 'place'
    | 'table'
    | 'comparison';
  readonly text: string;
  readonly images: readonly PictureFile[];
  readonly check: Check;
}

const CHART_WIDTH = 200;

/** The demo: on each channel, a personal number included, in another language, a question, a calculation, a picture to edit, one to read, and a chart. */
export async function demoConversation(): Promise<readonly (readonly DemoMessage[])[]> {
  const landscape = await paintLandscape();
  const photo: PictureFile = { name: 'landscape.jpg', mime: 'image/jpeg', bytes: landscape };
  const receipt = (content: Parameters<typeof drawReceipt>[0]): PictureFile => ({
    name: 'receipt.png',
    mime: 'image/png',
    bytes: drawReceipt(content),
  });
  const english = receipt({
    shop: 'CORNER BAKERY',
    lines: [
      ['Sourdough bread', '4.20'],
      ['Apple cake', '3.60'],
      ['Coffee', '2.90'],
    ],
    total: ['TOTAL', '10.70'],
  });
  const german = receipt({
    shop: 'GASTHAUS LINDE',
    lines: [
      ['Suppe', '5,80'],
      ['Forelle', '17,40'],
      ['Apfelsaft', '3,20'],
    ],
    total: ['SUMME', '26,40'],
  });
  const spanish = receipt({
    shop: 'MERCADO CENTRAL',
    lines: [
      ['Naranjas', '2,75'],
      ['Queso', '6,50'],
      ['Pan', '1,20'],
    ],
    total: ['TOTAL', '10,45'],
  });
  const french = receipt({
    shop: 'BOULANGERIE DU PORT',
    lines: [
      ['Baguette', '1,30'],
      ['Croissants', '4,80'],
      ['Confiture', '3,40'],
    ],
    total: ['TOTAL', '9,50'],
  });
  const whatsapp = messagesOn('whatsapp-cloud');
  const ownNumber = messagesOn('whatsapp-web');
  const messenger = messagesOn('messenger');
  const instagram = messagesOn('instagram');
  return [
    [
      whatsapp('question', 'What is the capital of France?', hasWords),
      whatsapp('calculation', 'What is 17.5 % of 240?', all(used('calculate'), says('42'))),
      whatsapp(
        'edit',
        'Please rotate this picture 90 degrees clockwise',
        all(
          used('edit_picture'),
          editedLike(landscape, (picture) => picture.rotate(90)),
        ),
        photo,
      ),
      whatsapp('text in a picture', 'What does this receipt say?', says('BAKERY', 'Coffee', '10.70'), english),
      whatsapp(
        'chart',
        'Make a bar chart: apples 5, pears 3, plums 8',
        all(used('make_chart'), showsPicture(CHART_WIDTH)),
      ),
      whatsapp(
        'program',
        'Run a program that prints the first 15 Fibonacci numbers',
        all(ranProgram, says('144', '233', '377')),
      ),
    ],
    [
      messenger('question', 'Was ist die Hauptstadt von Italien?', hasWords),
      messenger('calculation', 'Wie viel ist 1.234,50 + 765,50?', all(used('calculate'), says('2.000'))),
      messenger(
        'edit',
        'Mach dieses Bild bitte schwarzweiß',
        all(
          used('edit_picture'),
          editedLike(landscape, (picture) => picture.grayscale()),
        ),
        photo,
      ),
      messenger('text in a picture', 'Was steht auf diesem Beleg?', says('LINDE', 'Forelle', '26,40'), german),
      messenger(
        'chart',
        'Mach ein Kreisdiagramm: Miete 900, Essen 400, Reisen 200',
        all(used('make_chart'), showsPicture(CHART_WIDTH)),
      ),
    ],
    [
      instagram('question', '¿Cuál es la capital de Portugal?', hasWords),
      instagram('calculation', '¿Cuánto es 12 * 15 + 7?', all(used('calculate'), says('187'))),
      instagram(
        'edit',
        'Voltea esta imagen horizontalmente',
        all(
          used('edit_picture'),
          editedLike(landscape, (picture) => picture.flop()),
        ),
        photo,
      ),
      instagram('text in a picture', '¿Qué dice este recibo?', says('MERCADO', 'Queso', '10,45'), spanish),
      instagram(
        'chart',
        'Haz un gráfico de barras: lunes 4, martes 7, miércoles 2',
        all(used('make_chart'), showsPicture(CHART_WIDTH)),
      ),
      instagram(
        'vote',
        'Contemplate this: A baker bakes 12 rolls every hour. How many rolls does she bake in 5 hours?',
        all(voted, says('60')),
      ),
    ],
    [
      ownNumber('question', "Quelle est la capitale de l'Autriche ?", hasWords),
      ownNumber('calculation', 'Combien font 12,5 * 8 + 4 ?', all(used('calculate'), says('104'))),
      ownNumber(
        'edit',
        'Mets cette image en noir et blanc',
        all(
          used('edit_picture'),
          editedLike(landscape, (picture) => picture.grayscale()),
        ),
        photo,
      ),
      ownNumber('text in a picture', 'Que dit ce ticket ?', says('PORT', 'Croissants', '9,50'), french),
      ownNumber(
        'chart',
        'Fais un graphique en barres : pommes 5, poires 3, prunes 8',
        all(used('make_chart'), showsPicture(CHART_WIDTH)),
      ),
    ],
  ];
}

function messagesOn(channel: ThreadChannel) {
  return (about: DemoMessage['about'], text: string, check: Check, ...images: PictureFile[]): DemoMessage => ({
    channel,
    about,
    text,
    images,
    check,
  });
}
