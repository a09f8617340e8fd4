import { careFor } from '../care/care.js';
import type { Care } from '../care/care.js';
import { takeWish } from '../modes/asked.js';
import type { Mode } from '../modes/types.js';
import { modeWordsIn } from '../modes/words/index.js';
import { phrasesIn } from '../phrases/index.js';
import { needsDisclosure } from '../reply/disclosure.js';
import type { AgentSettings } from '../settings.js';
import type { Turn } from '../types.js';
import { noticesOf } from './notices.js';
import { pressedTurn } from './offer.js';
import { earlierWords, viewTurn } from './view.js';
import type { TurnView } from './view.js';

/** What is known of a turn before anything is looked up or asked of the model. */
export interface Opening {
  /** Without the words that asked for a mode. */
  readonly turn: Turn;
  /** The mode that the person asked for. */
  readonly asked: Mode | undefined;
  readonly view: TurnView;
  /** What the person wrote before, latest message first. */
  readonly earlier: readonly string[];
  readonly care: Care | undefined;
  /** Sentences that the reply begins with. */
  readonly lines: readonly string[];
  /** True when those sentences are the whole reply. */
  readonly isWhole: boolean;
}

export function openTurn(whole: Turn, settings: AgentSettings): Opening {
  const { turn, mode: asked, several } = takeWish(pressedTurn(whole) ?? whole);
  const view = viewTurn(turn, settings);
  const { text, language } = view;
  const phrases = phrasesIn(language);
  const earlier = earlierWords(turn);
  const care = careFor({ text, language, earlier, conversation: turn.conversation });
  const lines = [
    ...(care ? [care.sentence] : []),
    ...(needsDisclosure(whole) ? [phrases.disclosure(settings.name)] : []),
    ...noticesOf(view, phrases),
    ...(several ? [modeWordsIn(language).strongest] : []),
  ];
  return { turn, asked, view, earlier, care, lines, isWhole: !view.answerable || care?.isWhole === true };
}
