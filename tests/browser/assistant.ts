import { setTimeout as wait } from 'node:timers/promises';
import type { Agent, Turn, TurnTrace } from '@hearth/agent';
import type { Part, StoredMedia } from '@hearth/message';
import sharp from 'sharp';

const TRACE: TurnTrace = {
  model: 'scripted',
  mode: 'instant',
  tools: [{ name: 'edit_picture', arguments: { operations: ['grayscale'] }, result: 'black and white', ms: 12 }],
  rounds: 1,
  promptTokens: 120,
  cachedTokens: 100,
  completionTokens: 9,
  firstTokenMs: 40,
  tokensPerSecond: 30,
  totalMs: 340,
};

/** Of an answer that agents voted on. */
const CONTEMPLATED: Partial<TurnTrace> = {
  mode: 'contemplating',
  tools: [],
  agents: [
    { way: 'search', answer: '21', tokens: 64, ms: 4100 },
    { way: 'program', answer: '21', tokens: 71, ms: 4600 },
    { way: 'steps', answer: '21 euros', tokens: 188, ms: 9800 },
    { way: 'equations', answer: '18', by: 'a1b2c3', tokens: 160, ms: 9100 },
    { way: 'known', failed: 'it never came to an end', tokens: 512, ms: 21_000 },
  ],
  vote: { answer: '21', agreed: 3, of: 4 },
  check: { how: 'program', passed: true },
};

/** Of an answer to a message with several requests, one of them by a program. */
const IN_PARTS: Partial<TurnTrace> = {
  parts: [{ text: 'Add up 1 to 100' }, { text: 'Break it', failed: true }],
  tools: [{ name: 'run_code', arguments: { do: 'program' }, program: 'console.log(5050)', result: '5050', ms: 90 }],
};

function pictureOf(turn: Turn): StoredMedia | undefined {
  const parts = [...turn.history, ...turn.inbox].flatMap((message) => message.parts);
  const media = parts.filter((p) => p.type === 'image').at(-1)?.media;
  return media?.state === 'stored' ? media : undefined;
}

async function parts(turn: Turn): Promise<Part[]> {
  const words = turn.inbox.flatMap(({ parts }) =>
    parts.flatMap((p) => (p.type === 'text' ? [p.text] : p.type === 'image' && p.caption ? [p.caption] : [])),
  );
  const picture = pictureOf(turn);
  if (picture && words.some((w) => w.includes('black and white'))) {
    const grey = await sharp(await turn.media.read(picture))
      .grayscale()
      .png()
      .toBuffer();
    return [
      { type: 'image', media: await turn.media.save(grey, 'image/png'), caption: 'Here it is in black and white.' },
    ];
  }
  const pressed = turn.inbox.flatMap((message) => message.parts).find((part) => part.type === 'choice')?.chosen;
  if (pressed !== undefined) return [{ type: 'text', text: `You pressed ${pressed}.` }];
  if (words.some((w) => w.includes('a button')))
    return [{ type: 'choice', text: 'About nine.', options: [{ id: 'mode:thinking:q', title: 'Think it over' }] }];
  const file = turn.inbox.flatMap((message) => message.parts).find((part) => part.type === 'document')?.media;
  if (file?.state === 'stored') {
    const copy = await turn.media.save(await turn.media.read(file), 'text/plain', 'table.csv');
    return [{ type: 'document', media: copy, caption: 'Here is your table.' }];
  }
  const quoted = turn.inbox.at(-1)?.quote ? ' (about the message you quoted)' : '';
  return [{ type: 'text', text: `You said **${words.join(' / ')}**${quoted}` }];
}

/** Answers from a script, with a real picture edit, after long enough to be seen typing. */
export function scriptedAssistant(typingMs: number): Agent & { readonly turns: Turn[] } {
  const turns: Turn[] = [];
  return {
    turns,
    answer: async (turn, signal) => {
      turns.push(turn);
      await wait(typingMs, undefined, { signal });
      const answer = await parts(turn);
      const steps = answer.flatMap((part) =>
        part.type === 'image' && part.media.state === 'stored'
          ? [{ tool: 'look', note: 'the whole picture, without its colours', ms: 7, picture: part.media }]
          : [],
      );
      const has = (words: string) => answer.some((part) => part.type === 'text' && part.text.includes(words));
      const more = { ...(has('agents') && CONTEMPLATED), ...(has('in parts') && IN_PARTS) };
      return { reply: { parts: answer }, trace: { ...TRACE, ...more, steps } };
    },
  };
}
