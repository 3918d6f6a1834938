import type { Beside, Head, Place } from './envelope.ts';

/** A file of the store as it was found; `held` is null when it does not open under its name. */
export type FoundFile = Place & { readonly held: (Beside & { readonly plain: Buffer }) | null };
export type OpenedFile = FoundFile & { readonly held: NonNullable<FoundFile['held']> };

export type Stock = {
  /** What is to be trusted, in the order it was first kept. */
  readonly live: readonly OpenedFile[];
  /** Left over from something removed or replaced: to be deleted, nobody misses it. */
  readonly leftover: readonly FoundFile[];
  /** Files that do not belong: damaged, swapped, put back, or without a list to stand in. */
  readonly strange: readonly FoundFile[];
  /** Listed, and there is no file. */
  readonly missing: readonly Place[];
  readonly next: number;
};

/**
 * Compares what the head lists with the files there are. A listed file counts. An unlisted one counts only when its number
 * follows the head's last without a gap: a crash fell before the head was written. Without a head nothing counts.
 */
export function takeStock(head: Head | null, files: readonly FoundFile[]): Stock {
  const { next, live: listed, removed }: Head = head ?? { next: 0, live: [], removed: [] };
  const late = head ? rowFrom(next, files) : [];
  const superseded = new Set(late.flatMap(({ id, held }) => [id, ...held.replaces]));
  const trusted = namesOf([...listed.filter(({ id }) => !superseded.has(id)), ...lastOfEach(late)]);
  const expendable = namesOf([...removed, ...listed.filter(({ id }) => superseded.has(id)), ...late]);
  const there = namesOf(files);

  const live = files.filter((file) => isOpened(file) && trusted.has(nameOf(file))) as OpenedFile[];
  const rest = files.filter((file) => !(file.held && trusted.has(nameOf(file))));
  const isLeftover = (file: FoundFile) => !trusted.has(nameOf(file)) && expendable.has(nameOf(file));
  return {
    live: live.sort((a, b) => a.held.first - b.held.first || a.sequence - b.sequence),
    leftover: rest.filter(isLeftover),
    strange: rest.filter((file) => !isLeftover(file)),
    missing: listed.filter((place) => trusted.has(nameOf(place)) && !there.has(nameOf(place))),
    next: files.reduce((most, { sequence }) => Math.max(most, sequence + 1), next),
  };
}

export const nameOf = ({ id, sequence }: Place): string => `${id}.${sequence}`;
const namesOf = (places: readonly Place[]) => new Set(places.map(nameOf));
const isOpened = (file: FoundFile): file is OpenedFile => file.held !== null;

/** The files written after the head: an unbroken row of numbers from its next one. */
function rowFrom(next: number, files: readonly FoundFile[]): OpenedFile[] {
  const byNumber = new Map(files.filter(isOpened).map((file) => [file.sequence, file]));
  const row: OpenedFile[] = [];
  for (let file = byNumber.get(next); file; file = byNumber.get(file.sequence + 1)) row.push(file);
  return row;
}

/** Of a row, the last writing of each item that nothing later in the row replaces. */
function lastOfEach(row: readonly OpenedFile[]): OpenedFile[] {
  return row.filter(({ id, sequence }) =>
    row.every((other) => other.sequence <= sequence || (other.id !== id && !other.held.replaces.includes(id))),
  );
}
