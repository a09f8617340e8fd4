import type { ChatMessage, ContentPart } from '@hearth/inference';
import type { SeeingModel } from '../../types.js';
import type { Canvas } from '../canvas.js';
import { pictureOf } from './picture.js';
import { LOOKING, questionParts } from './prompt.js';

/** Share of the context that pictures may take. */
const CONTEXT_SHARE = 3 / 4;
/** Characters of one text of it. */
const TEXT_CHARS = 1500;

/** What the model was asked, chose and was shown; as many pictures as its context has room for, the latest ones beside the question's. */
export class Conversation {
  readonly #messages: ChatMessage[];
  readonly #room: number;

  constructor(canvases: readonly Canvas[], question: string, { eyes, contextLength }: SeeingModel) {
    const most = Math.max(1, Math.floor((contextLength * CONTEXT_SHARE) / eyes.pictureTokens));
    const pictures = canvases.slice(0, most).map(({ bytes }) => bytes);
    this.#room = most - pictures.length;
    this.#messages = [
      { role: 'system', content: LOOKING },
      { role: 'user', content: questionParts(pictures, question) },
    ];
  }

  get messages(): readonly ChatMessage[] {
    const [system, question, ...steps] = this.#messages as [ChatMessage, ChatMessage, ...ChatMessage[]];
    let room = this.#room;
    const kept = steps.toReversed().map(({ role, content }): ChatMessage => {
      const parts = content as readonly ContentPart[];
      const shown = parts.some(isPicture) && room > 0;
      if (shown) room--;
      // Some templates take only text from the assistant.
      return { role, content: shown ? parts : plain(parts) };
    });
    return [system, question, ...kept.toReversed()];
  }

  /** What a step showed and told. */
  show(picture: Buffer | undefined, text: string): void {
    this.add('user', [...(picture ? [pictureOf(picture)] : []), { type: 'text', text }]);
  }

  /** Adds to the last message when it is of the same side: templates want them in turn. */
  add(role: 'user' | 'assistant', parts: readonly ContentPart[]): void {
    const added = parts.map((part) =>
      part.type === 'text' ? { ...part, text: part.text.slice(0, TEXT_CHARS) } : part,
    );
    const last = this.#messages.at(-1)!;
    if (last.role !== role || typeof last.content === 'string') this.#messages.push({ role, content: added });
    else this.#messages[this.#messages.length - 1] = { role, content: [...last.content, ...added] };
  }
}

function plain(parts: readonly ContentPart[]): string {
  return parts.flatMap((part) => (part.type === 'text' ? part.text : [])).join('\n');
}

function isPicture({ type }: ContentPart): boolean {
  return type === 'image';
}
