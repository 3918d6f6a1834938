import type { HeadsState } from '../../shared/domain/audit.ts';
import { type Head, readHead } from './head.ts';
import { linesOf } from './heads-file.ts';
import type { Witness } from './witness.ts';

/** What the file says of a part of the chain. */
export type HeadsBetween = {
  /** By position; the file may state one twice, then the first stands. */
  readonly signed: ReadonlyMap<number, Head>;
  /** A head of ours further on than the part, if there is one: any will do to show that the chain once went there. */
  readonly beyond: Head | null;
  readonly state: HeadsState;
  readonly where: number | null;
  readonly unreadable: number;
};

/**
 * Reads the heads of the positions from `from` to `to`, and whether there is one beyond. Only those are checked for their
 * signature: a file of years is read in one go, its signatures part by part. `remembered`: the positions the database
 * remembers in this part.
 */
export async function headsBetween(
  { key, path }: Witness,
  from: number,
  to: number,
  remembered: readonly number[],
): Promise<HeadsBetween> {
  const signed = new Map<number, Head>();
  let beyond: Head | null = null;
  let forged: number | null = null;
  let unreadable = 0;
  let line = 0;
  for await (const text of linesOf(path)) {
    line += 1;
    if (text === '') continue;
    const head = readHead(text);
    if (!head) unreadable += 1;
    if (!head || head.position < from || (head.position > to && beyond !== null)) continue;
    if (!head.signed(key)) forged ??= line;
    else if (head.position > to) beyond = head;
    else if (!signed.has(head.position)) signed.set(head.position, head);
  }
  const lost = remembered.find((position) => !signed.has(position)) ?? null;
  const state = forged !== null ? 'forged' : lost !== null ? 'lost' : signed.size === 0 && beyond === null ? 'none' : 'good';
  return { signed, beyond, state, where: forged ?? lost, unreadable };
}
