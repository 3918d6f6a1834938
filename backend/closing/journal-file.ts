import { createReadStream } from 'node:fs';
import { mkdir, open, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncFolder } from '../audit/heads-file.ts';
import { BEGINNING, type Line, type Place, readLine, writeLine } from './journal-line.ts';

/** The file that the environment names; else one in the data folder, beside the database's own. */
export function journalPath({ CLOSING_JOURNAL, DATA_FOLDER }: { CLOSING_JOURNAL?: string; DATA_FOLDER: string }): string {
  return CLOSING_JOURNAL ?? join(DATA_FOLDER, 'closing-journal.jsonl');
}

/** What the file says, read from its beginning up to the first thing that does not follow from what is before it. */
export type Reading = {
  readonly there: boolean;
  /** Where what can be followed ends, and after how many bytes. */
  readonly end: Place;
  readonly bytes: number;
  /** The number of the line that does not follow, and how many come from there on. */
  readonly broken: { readonly line: number; readonly lines: number } | null;
  /** The hash at the place that was asked for, where the file goes that far, and the lines after it. */
  readonly hashAt: string | null;
  readonly beyond: readonly Line[];
};

/** The file cannot be read or written: what the system says of it, never a path's content. */
export class JournalAway extends Error {
  readonly doing: 'read' | 'write';

  constructor(doing: 'read' | 'write', cause: unknown) {
    super(`The closing journal cannot be ${doing === 'read' ? 'read' : 'written'}: ${(cause as NodeJS.ErrnoException).code}`);
    this.name = 'JournalAway';
    this.doing = doing;
  }
}

/** Where whole lines end that were read before, and do not have to be read again. */
export type Known = { readonly end: Place; readonly bytes: number };
const NOTHING: Known = { end: BEGINNING, bytes: 0 };

/** Reads the file from what is known on. What a crash left of a last line, without its end, is not there. */
export async function readJournal(path: string, from: Place, known: Known = NOTHING): Promise<Reading> {
  if (from.position < known.end.position) return readJournal(path, from);
  let { end, bytes } = known;
  let lines = 0;
  let broken: number | null = null;
  let hashAt = from.position === end.position ? end.hash : null;
  const beyond: Line[] = [];
  try {
    for await (const text of wholeLines(path, bytes)) {
      lines += 1;
      const line = broken === null ? readLine(text.toString(), end) : undefined;
      if (!line) {
        broken ??= lines;
        continue;
      }
      end = line;
      bytes += text.length + 1;
      if (line.position === from.position) hashAt = line.hash;
      if (line.position > from.position) beyond.push(line);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw new JournalAway('read', error);
    return {
      there: false,
      end: BEGINNING,
      bytes: 0,
      broken: null,
      hashAt: from.position === 0 ? BEGINNING.hash : null,
      beyond: [],
    };
  }
  return {
    there: true,
    end,
    bytes,
    broken: broken === null ? null : { line: broken, lines: lines - broken + 1 },
    hashAt,
    beyond,
  };
}

async function* wholeLines(path: string, start: number): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { start })) {
    rest = Buffer.concat([rest, chunk as Buffer]);
    for (let at = rest.indexOf(10); at >= 0; at = rest.indexOf(10)) {
      yield rest.subarray(0, at);
      rest = rest.subarray(at + 1);
    }
  }
}

/** Which file it is and how it stands. */
export type Touched = { readonly ino: number; readonly size: number; readonly mtimeMs: number };

/** For a look whether anybody has touched it; null where there is none. */
export async function touchedAt(path: string): Promise<Touched | null> {
  try {
    const { ino, size, mtimeMs } = await stat(path);
    return { ino, size, mtimeMs };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new JournalAway('read', error);
  }
}

export const isUntouched = (one: Touched | null, other: Touched | null): boolean =>
  one?.ino === other?.ino && one?.size === other?.size && one?.mtimeMs === other?.mtimeMs;

/** Adds lines after `bytes`, where the last whole line ends, and waits until the disk has them; else the file is as it was. Gives its new length. */
export async function appendLines(path: string, bytes: number, lines: readonly Line[]): Promise<number> {
  const text = lines.map(writeLine).join('');
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(path, 'a', 0o600);
    try {
      // What a crash, or a full disk, has left of a line.
      await file.truncate(bytes);
      await file.appendFile(text);
      await file.sync();
      if (bytes === 0) await syncFolder(dirname(path));
    } catch (error) {
      await file.truncate(bytes).catch(() => undefined);
      throw error;
    } finally {
      await file.close();
    }
  } catch (error) {
    throw new JournalAway('write', error);
  }
  return bytes + Buffer.byteLength(text);
}

/** Puts a file with these lines in the place of the one that is there, which is kept under the name that is given. */
export async function replaceJournal(path: string, lines: readonly Line[], aside: string): Promise<void> {
  const part = `${path}.part`;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(part, 'w', 0o600);
  try {
    await file.writeFile(lines.map(writeLine).join(''));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(path, aside).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rename(part, path);
  await syncFolder(dirname(path));
}
