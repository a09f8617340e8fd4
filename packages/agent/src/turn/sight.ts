import type { ModelInfo } from '@hearth/inference';
import type { StoredMedia } from '@hearth/message';
import type { PictureNotes } from '../pictures/notes.js';
import type { PictureNote } from '../prompt/describe.js';
import { MOST_PLACES, placeFor } from '../prompt/places.js';
import type { PicturePart } from '../prompt/places.js';
import type { Turn } from '../types.js';
import { picturesAtHand, picturesOf } from './pictures.js';

/** Share of the context that pictures may take, and pictures of one prompt at most. */
const CONTEXT_SHARE = 1 / 2;
const MOST_SHOWN = 4;
/** Older pictures of which a model that sees is told what was seen in them. */
const MOST_TOLD = 4;

/** What the model gets of a thread's pictures: some as they are, the others as notes. */
export interface Sight {
  /** Whether the model is told that it sees. */
  readonly sees: boolean;
  readonly note: PictureNote;
  /** By the number of their place. */
  readonly pictures: readonly PicturePart[];
}

export interface SightRequest {
  readonly turn: Turn;
  readonly model: ModelInfo;
  readonly notes: PictureNotes;
  /** Whether pictures that are not shown are looked at for the model; else it gets what is known of them. */
  readonly tell: boolean;
}

/**
 * The turn's pictures and the thread's latest ones as they are for a model that sees, as far as its context has room; older ones, and all
 * of them for a model that does not see, as notes. @throws the signal's reason when aborted
 */
export async function sightFor(request: SightRequest, signal: AbortSignal): Promise<Sight> {
  const { turn, model } = request;
  const pictures = await read(latestFirst(turn).slice(0, mostShown(model)), turn, signal);
  return { ...(await notesBeside(pictures, request, signal)), sees: model.sees };
}

/** The same for a model that takes no pictures now: everything as notes. */
export function notesOnly(request: SightRequest, signal: AbortSignal): Promise<Sight> {
  return notesBeside([], request, signal);
}

async function notesBeside(
  pictures: readonly PicturePart[],
  { turn, model, notes, tell }: SightRequest,
  signal: AbortSignal,
): Promise<Sight> {
  const places = new Map(pictures.map(({ sha256 }, n) => [sha256, placeFor(n)]));
  const older = model.sees ? picturesOf(turn.history).slice(-MOST_TOLD) : [];
  const told = [...older, ...picturesAtHand(turn)].filter(({ sha256 }) => !places.has(sha256));
  if (tell) await notes.lookAtAll(told, turn.media, signal);
  return { sees: false, pictures, note: (media) => places.get(media.sha256) ?? notes.known(media) };
}

function mostShown({ contextLength, eyes }: ModelInfo): number {
  if (!eyes) return 0;
  const room = Math.floor((contextLength * CONTEXT_SHARE) / eyes.pictureTokens);
  return Math.min(MOST_SHOWN, MOST_PLACES, Math.max(1, room));
}

/** Those before the person's eyes in their order, then the thread's from the latest on, each once. */
function latestFirst(turn: Turn): readonly StoredMedia[] {
  const all = [...picturesAtHand(turn), ...picturesOf(turn.history).toReversed()];
  return [...new Map(all.map((media) => [media.sha256, media])).values()];
}

/** Those that are still there. */
async function read(
  pictures: readonly StoredMedia[],
  turn: Turn,
  signal: AbortSignal,
): Promise<readonly PicturePart[]> {
  const parts: PicturePart[] = [];
  for (const media of pictures) {
    signal.throwIfAborted();
    const bytes = await turn.media.read(media).catch(() => undefined);
    if (bytes) parts.push({ type: 'image', bytes, sha256: media.sha256 });
  }
  return parts;
}
