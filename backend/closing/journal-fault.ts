import type pg from 'pg';
import { type Reading, readJournal } from './journal-file.ts';
import type { Place } from './journal-line.ts';
import { lookAt } from './journal-write.ts';

/**
 * Why nothing may be answered. `broken`: a line of the file was changed, or one is missing between two. `lost`, `cut`: the database
 * knows more lines than there are. `foreign`: whole, and not what this database has seen of it.
 */
export type JournalFault = 'broken' | 'lost' | 'cut' | 'foreign';

/** What is wrong between the file and what the database knows of it; null where the file is whole and goes at least as far. */
export function faultOf({ there, end, broken, hashAt }: Reading, head: Place): JournalFault | null {
  if (broken) return 'broken';
  if (end.position < head.position) return there && end.position > 0 ? 'cut' : 'lost';
  return hashAt === head.hash ? null : 'foreign';
}

const WAY_ON = 'docs/back-ups.md says how to go on.';
const SAYS: Record<JournalFault, string> = {
  broken: `The closing journal has been changed: a line does not follow from those before it. Nothing is answered. ${WAY_ON}`,
  lost: `The closing journal is not there, and this database knows that it was. Nothing is answered. Put the file back, or name it with CLOSING_JOURNAL; every backend of this database needs the same. ${WAY_ON}`,
  cut: `The closing journal has fewer lines than this database knows of. Nothing is answered. Put the whole file back. ${WAY_ON}`,
  foreign: `The closing journal is that of another database. Nothing is answered. Name the right file with CLOSING_JOURNAL. ${WAY_ON}`,
};

/** The fault in words for whoever runs the service. */
export const wordsOf = (fault: JournalFault): string => SAYS[fault];

/** For commands that read the database past the backend: throws where the backend would answer nobody. */
export async function refuseUnreplayed(pool: pg.Pool, path: string): Promise<void> {
  const { head } = await lookAt(pool);
  const reading = await readJournal(path, head);
  const fault = faultOf(reading, head);
  if (fault) throw new Error(wordsOf(fault));
  if (reading.beyond.length > 0) throw new Error('The closing journal is ahead of this database: start the backend once.');
}
