import type { StoredMedia } from '@hearth/message';
import { baseLanguage } from '../language/languages.js';
import { writeWhole } from '../numbers/write.js';
import { readTableFile } from '../tables/file.js';
import type { FileTable } from '../tables/file.js';
import { TABLE_WORDS } from '../tables/words.js';
import type { ChatTable, ThreadMessage, Turn } from '../types.js';

/** Messages of the thread in which a table is looked for when none came with this one. */
const RECENT = 20;

/** Text files that were sent or quoted in this turn. */
function textFilesAtHand(turn: Turn): readonly StoredMedia[] {
  return textFilesOf([...turn.inbox, ...turn.inbox.flatMap(({ quote }) => quote ?? [])]);
}

/** The table that the turn may mean: of the file that came with it, or is quoted; else of the latest one in the thread. Read once. */
export function chatTable(turn: Turn): ChatTable | undefined {
  const [atHand, earlier] = [textFilesAtHand(turn).at(-1), textFilesOf(turn.history.slice(-RECENT)).at(-1)];
  const media = atHand ?? earlier;
  if (!media) return undefined;
  let reading: ReturnType<ChatTable['read']> | undefined;
  const read = async () => readTableFile((await turn.media.read(media)).toString('utf8'));
  return {
    atHand: atHand !== undefined,
    // An older file may have been deleted after its time.
    read: () => (reading ??= read().catch(() => undefined)),
  };
}

/** What must be said about a file before it is worked on. */
export function noticesOfFile(file: FileTable | undefined, language: string): readonly string[] {
  const words = TABLE_WORDS[baseLanguage(language)];
  if (!file) return [words.noTable];
  const { table, left } = file;
  return left > 0 ? [words.cut(writeWhole(table.rows.length, language), writeWhole(left, language))] : [];
}

function textFilesOf(messages: readonly ThreadMessage[]): StoredMedia[] {
  return messages.flatMap(({ role, parts }) =>
    parts.flatMap((part) =>
      role === 'person' && part.type === 'document' && part.media.state === 'stored' ? [part.media] : [],
    ),
  );
}
