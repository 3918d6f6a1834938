import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, inflateSync } from 'node:zlib';

/** The same value as it might have been written: the way it looks is not the way it is kept. */
export function spellingsOf(value: string): string[] {
  const spellings = [value, value.normalize('NFD'), encodeURIComponent(value), JSON.stringify(value).slice(1, -1)];
  const tight = value.replaceAll(' ', '');
  if (/^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/.test(value)) spellings.push(tight);
  if (/^[+\d][\d ]{9,}$/.test(value)) spellings.push(tight, tight.replace(/^0/, '+44'), tight.replace(/^0/, '44'));
  const date = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
  if (date) spellings.push(...datesOf(date[1] as string, date[2] as string, date[3] as string));
  return [...new Set(spellings)];
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

function datesOf(year: string, month: string, day: string): string[] {
  const word = MONTHS[Number(month) - 1] as string;
  const [d, m] = [Number(day), Number(month)];
  const numbers = ['/', '-', '.', ' '].flatMap((mark) => [[day, month, year].join(mark), [d, m, year].join(mark)]);
  return [...numbers, year + month + day, `${d} ${word} ${year}`, `${d} ${word.slice(0, 3)} ${year}`, `${word} ${d}, ${year}`];
}

/** Where which word is in a file, in whatever common clothes: UTF-8, UTF-16 either way, base64, and inside gzip or zlib. */
export function wordsIn(bytes: Buffer, words: readonly string[]): string[] {
  const layers = [bytes, ...unpacked(bytes)].map((layer) => layer.toString('latin1').toLowerCase());
  return words.filter((word) => clothesOf(word).some((dress) => layers.some((layer) => layer.includes(dress))));
}

/** `file: word` for everything found under the folders. */
export function grepFolders(folders: readonly string[], values: readonly string[]): string[] {
  const words = [...new Set(values.flatMap(spellingsOf))];
  return folders.flatMap((folder) =>
    filesUnder(folder).flatMap((file) =>
      wordsIn(Buffer.concat([Buffer.from(`${file}\n`), readFileSync(file)]), words).map((word) => `${file}: ${word}`),
    ),
  );
}

/** The files under a folder; one below it that goes while it is looked at counts as empty, as a server at work has them. */
export function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return whileThere(() => filesUnder(path));
    return statSync(path, { throwIfNoEntry: false })?.isFile() ? [path] : [];
  });
}

function whileThere(list: () => string[]): string[] {
  try {
    return list();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function clothesOf(word: string): string[] {
  const utf8 = Buffer.from(word);
  const little = Buffer.from(word, 'utf16le');
  const dresses = [utf8, little, Buffer.from(little).swap16()].map((bytes) => bytes.toString('latin1').toLowerCase());
  // At each of the three places it may begin in a longer base64 text, without what its neighbours decide.
  const encoded = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), utf8])
      .toString('base64')
      .slice(shift === 0 ? 0 : shift + 1)
      .replace(/=+$/, '')
      .slice(0, -1),
  );
  return [...dresses, ...encoded.filter((text) => text.length >= 8).map((text) => text.toLowerCase())];
}

/** What is inside packed parts, wherever they begin. */
function unpacked(bytes: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = 0; at < bytes.length - 2; at += 1) {
    const [first, second] = [bytes[at] as number, bytes[at + 1] as number];
    const open =
      first === 0x1f && second === 0x8b ? gunzipSync : first === 0x78 && [0x01, 0x9c, 0xda].includes(second) ? inflateSync : null;
    if (!open) continue;
    try {
      found.push(open(bytes.subarray(at), { finishFlush: 2, maxOutputLength: 50_000_000 }));
    } catch {
      // Two bytes that only look like it.
    }
  }
  return found;
}
