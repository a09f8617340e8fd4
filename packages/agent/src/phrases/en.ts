import type { Phrases } from './phrases.js';

export const en: Phrases = {
  disclosure: (name) => `I am ${name}, an automated assistant.`,
  noAnswer: 'Sorry, I did not manage a good answer to that. Could you put it another way?',
  toolFailed: (what) => `Sorry, this did not work: ${what}.`,
  toolTooSlow: (what) => `Sorry, this took too long, so I stopped: ${what}.`,
  tools: {
    calculate: 'the calculation',
    edit_picture: 'editing the picture',
    look: 'looking at the picture',
    read_picture: 'reading the picture',
    make_chart: 'making the chart',
    run_code: 'computing it with a program',
    current_time: 'looking up the time',
  },
  someTool: 'one of the steps',
  needPicture: 'For that I need a picture. Please send it to me.',
  textCut: 'Your message is very long: I have read only its beginning and its end.',
  lost: {
    'too-large': 'I could not open the file: it is too large.',
    'too-many-pixels': 'I could not open the picture: it has too many pixels.',
    'not-a-picture': 'I could not open the file: it is not a picture I know.',
    empty: 'The file arrived empty. Please send it again.',
    expired: 'The file is no longer there. Please send it again.',
    refused: 'I was not allowed to fetch the file. Please send it again.',
    unreachable: 'I could not fetch the file. Please send it again.',
    unsupported: 'I cannot open files of this kind.',
  },
  cannot: {
    audio: 'I cannot listen to voice messages yet. Please write to me.',
    video: 'I cannot watch videos yet. Please write to me or send a picture.',
    document: 'Of files I can read only tables and plain text (CSV, TXT). Please send one of those, or a picture.',
    unsupported: 'I cannot understand this kind of message. Please write to me.',
  },
  empty: 'Your message arrived empty. What can I do for you?',
};
