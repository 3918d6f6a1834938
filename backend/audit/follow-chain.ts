import type { ChainFault } from '../../shared/domain/audit.ts';
import { type ChainedRow, linked } from './chain.ts';

/** A link of the chain as kept, and the row it names, if that is there. */
export type Link = {
  readonly position: number;
  readonly auditId: string;
  readonly transaction: string;
  readonly hash: Buffer;
  readonly row: ChainedRow | null;
};
/** A place in the order of the chain. */
export type Place = { readonly transaction: string; readonly id: string };
export type Broken = { readonly position: number; readonly fault: ChainFault };

/** What comes before the links that are followed. `before` is the hash one further back. */
export type Behind = { readonly position: number; readonly hash: Buffer; readonly before: Buffer | null; readonly place: Place };

/** Negative, nought or positive, as the first place is before, at or after the second. */
export function comparePlaces(a: Place, b: Place): number {
  const by = (x: string, y: string) => (BigInt(x) < BigInt(y) ? -1 : BigInt(x) > BigInt(y) ? 1 : 0);
  return by(a.transaction, b.transaction) || by(a.id, b.id);
}

/**
 * The first of `links`, in their order, that does not follow from what is behind it, and what seems to have happened there; null
 * where all do. What happened is read from the neighbours (`after` comes next): a changed hash alone only says that something did.
 */
export function firstBroken(behind: Behind, links: readonly Link[], after?: Link): Broken | null {
  let { position, hash, before, place } = behind;
  for (const [index, link] of links.entries()) {
    if (link.position !== position + 1) return { position: position + 1, fault: 'missing' };
    const next = links[index + 1] ?? after;
    if (
      comparePlaces(placeOf(link), place) <= 0 ||
      (next && comparePlaces(placeOf(next), placeOf(link)) <= 0 && !fits(hash, link))
    )
      return { position: link.position, fault: 'order' };
    if (!link.row) return { position: link.position, fault: 'missing' };
    if (!fits(hash, link)) return faultAt(link, next, hash, before);
    [position, before, hash, place] = [link.position, hash, link.hash, placeOf(link)];
  }
  return null;
}

function faultAt(link: Link, next: Link | undefined, hash: Buffer, before: Buffer | null): Broken {
  // Without the link before, or without this one, the chain would go on: that one was put in.
  if (before && fits(before, link)) return { position: link.position - 1, fault: 'inserted' };
  if (next && fits(hash, next)) return { position: link.position, fault: 'inserted' };
  if (link.row && link.row.transaction !== link.transaction) return { position: link.position, fault: 'order' };
  return { position: link.position, fault: 'changed' };
}

function fits(previous: Buffer, { row, hash }: Link): boolean {
  return row !== null && linked(previous, row).equals(hash);
}

const placeOf = ({ transaction, auditId }: Link): Place => ({ transaction, id: auditId });
