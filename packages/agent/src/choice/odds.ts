import type { Tool } from '../types.js';
import type { Choice } from './chooser.js';

/** From here on a choice is acted on; for asking the person for a picture where there is none, more is needed. */
const SURE = 0.5;
const SURE_WITHOUT_PICTURE = 0.85;
/** Odds by which a picture in front of the person makes a request about pictures likelier than the words alone say. */
const PICTURE_ODDS = 4;

/** What is at hand besides the words. */
export interface AtHand {
  readonly tools: readonly Tool[];
  /** Pictures sent or quoted in this turn, and pictures the turn may mean at all. */
  readonly atHand: number;
  readonly pictures: number;
}

/** The choices with what is at hand taken into account, best first. */
export function withOdds(choices: readonly Choice[], { atHand, tools }: AtHand): readonly Choice[] {
  if (atHand === 0) return choices;
  const about = new Set(tools.filter((tool) => tool.needs === 'picture').map((tool) => tool.name));
  const odds = choices.map(({ tool, probability }) => probability * (about.has(tool) ? PICTURE_ODDS : 1));
  const sum = odds.reduce((a, b) => a + b, 0);
  return choices
    .map(({ tool }, i) => ({ tool, probability: odds[i]! / sum }))
    .sort((a, b) => b.probability - a.probability);
}

/** The best choice, if it is a tool that may be used and is likely enough. */
export function sureChoice(choices: readonly Choice[], { tools, pictures }: AtHand): Tool | undefined {
  const best = choices[0];
  const tool = tools.find(({ name }) => name === best?.tool);
  if (!best || !tool) return undefined;
  return best.probability >= (tool.needs === 'picture' && pictures === 0 ? SURE_WITHOUT_PICTURE : SURE)
    ? tool
    : undefined;
}
