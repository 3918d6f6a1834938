import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Output } from '../../shared/operations.ts';
import type { Once } from '../call.ts';
import { readAdded, readBehind, readEnd, readLinks, readRemembered } from './chain-rows.ts';
import { type Behind, type Broken, comparePlaces, firstBroken, type Link } from './follow-chain.ts';
import { type HeadsBetween, headsBetween } from './heads-between.ts';
import type { Witness } from './witness.ts';

const CHUNK = 1_000;

export type VerifiedPart = Omit<Output<'audit.verify'>, 'unsealed'>;
type Found = Broken & { readonly at: string | null };

/** Verifies `many` positions of the chain from `from` on, a thousand at a time; stops at the first thing that is wrong. */
export async function verifyPart(once: Once, witness: Witness, from: number, many: number): Promise<VerifiedPart> {
  const until = from + many - 1;
  // In this order, what is chained and signed meanwhile looks like nothing wrong: memory, file, chain.
  const remembered = await readRemembered(once, from, until);
  const heads = await headsBetween(
    witness,
    from,
    until,
    remembered.filter((position) => position <= until),
  );
  const end = await readEnd(once);
  let behind = await readBehind(once, from);
  let broken: Found | null = behind || from > end + 1 ? null : { position: from - 1, fault: 'missing', at: null };
  let to = from - 1;
  while (behind && !broken && to < until) {
    const read = await readLinks(once, to + 1, CHUNK + 1);
    const links = read.slice(0, Math.min(CHUNK, until - to));
    const last = links.at(-1);
    if (!last) break;
    broken = await firstOf(once, behind, links, read[links.length], heads);
    to = broken ? broken.position : last.position;
    const before = links.at(-2)?.hash ?? behind.hash;
    behind = { position: last.position, hash: last.hash, before, place: { transaction: last.transaction, id: last.auditId } };
    await othersTurn();
  }
  const reached = to < until && !broken;
  if (reached) broken = cutAt(to, heads, remembered);
  const signed = [...heads.signed.values()].filter(({ position }) => position <= to && position !== broken?.position).at(-1);
  return {
    from,
    to,
    end: Math.max(end, to),
    next: broken || reached ? null : to + 1,
    broken,
    heads: {
      state: heads.state,
      where: heads.where,
      signedTo: signed?.position ?? null,
      signedAt: signed?.at ?? null,
      unreadable: heads.unreadable,
    },
  };
}

/** The first fault of a run of links by position, whichever way it shows. */
async function firstOf(
  once: Once,
  behind: Behind,
  links: readonly Link[],
  after: Link | undefined,
  heads: HeadsBetween,
): Promise<Found | null> {
  const faults: Broken[] = [];
  const unfollowed = firstBroken(behind, links, after);
  if (unfollowed) faults.push(unfollowed);
  const last = links.at(-1);
  const added =
    last &&
    (await readAdded(
      once,
      behind.place,
      { transaction: last.transaction, id: last.auditId },
      links.filter((link) => link.row).length,
    ));
  const pushed = added && links.find((link) => comparePlaces({ transaction: link.transaction, id: link.auditId }, added) > 0);
  if (pushed) faults.push({ position: pushed.position, fault: 'inserted' });
  const unlike = links.find(
    ({ position, hash }) => (heads.signed.get(position)?.hash ?? hash.toString('hex')) !== hash.toString('hex'),
  );
  if (unlike) faults.push({ position: unlike.position, fault: 'rewritten' });
  const [first] = faults.toSorted((a, b) => a.position - b.position);
  if (!first) return null;
  const at = links.find(({ position }) => position === first.position)?.row?.at;
  return { ...first, at: at === undefined ? null : new Date(Number(at) / 1_000).toISOString() };
}

/** The chain ends at `to`: was it once longer, by what was signed or by what the database remembers of it? */
function cutAt(to: number, { signed, beyond }: HeadsBetween, remembered: readonly number[]): Found | null {
  const further = beyond !== null || [...signed.keys(), ...remembered].some((position) => position > to);
  return further ? { position: to + 1, fault: 'cut', at: null } : null;
}
