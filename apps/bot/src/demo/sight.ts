import type { PictureFile } from '../talk/control.js';
import { all, says, showsPicture, used } from './checks.js';
import type { DemoMessage } from './conversation.js';
import { drawReceipt } from './pictures.js';
import { drawStreet, type Street } from './street.js';

/** Marked pictures are as wide as those that were sent. */
const MARKED_WIDTH = 900;
const SHEET_WIDTH = 500;

const CROSSING: Street = {
  stopSigns: [
    [180, 280, 110],
    [760, 260, 110],
  ],
  clocks: [[470, 230, 110]],
  lights: [],
};
const LATER: Street = { ...CROSSING, stopSigns: [[180, 280, 110]], lights: [[760, 260, 45]] };

/**
 * What looking step by step does, a part of it on each channel: counted and marked, shown how, found and marked, a receipt as a table, and two
 * pictures compared.
 * @param finds false: without what only recognising things answers
 */
export async function sightMessages(
  finds: boolean,
): Promise<Partial<Record<DemoMessage['channel'], readonly DemoMessage[]>>> {
  const crossing = photo('crossing.jpg', await drawStreet(CROSSING));
  const later = photo('later.jpg', await drawStreet(LATER));
  const bill: PictureFile = {
    name: 'bill.png',
    mime: 'image/png',
    bytes: drawReceipt({
      shop: 'CAFÉ AM MARKT',
      lines: [
        ['Kakao', '4,10'],
        ['Torte', '5,30'],
        ['Tee', '3,40'],
      ],
      total: ['SUMME', '12,80'],
    }),
  };
  const table: DemoMessage = {
    channel: 'messenger',
    about: 'table',
    text: 'Zeig diesen Beleg als Tabelle',
    images: [bill],
    check: all(used('look'), says('Kakao', '5,30', '12,80')),
  };
  if (!finds) return { messenger: [table] };
  return {
    'whatsapp-cloud': [
      {
        channel: 'whatsapp-cloud',
        about: 'count',
        text: 'How many stop signs are in this picture?',
        images: [crossing],
        check: all(used('look'), says('2 stop signs'), showsPicture(MARKED_WIDTH)),
      },
      {
        channel: 'whatsapp-cloud',
        about: 'steps',
        text: 'Show me how you saw that',
        images: [],
        check: all(used('look'), showsPicture(SHEET_WIDTH)),
      },
    ],
    messenger: [
      {
        channel: 'messenger',
        about: 'place',
        text: 'Wo ist die Uhr?',
        images: [crossing],
        check: all(used('look'), says('Uhr'), showsPicture(MARKED_WIDTH)),
      },
      table,
    ],
    instagram: [
      {
        channel: 'instagram',
        about: 'comparison',
        text: 'Compara estas dos imágenes',
        images: [crossing, later],
        check: all(used('look'), showsPicture(MARKED_WIDTH)),
      },
    ],
  };
}

function photo(name: string, bytes: Buffer): PictureFile {
  return { name, mime: 'image/jpeg', bytes };
}
