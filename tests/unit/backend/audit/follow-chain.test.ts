import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BEGINNING, type ChainedRow, linked } from '../../../../backend/audit/chain.ts';
import { type Behind, type Broken, firstBroken, type Link } from '../../../../backend/audit/follow-chain.ts';
import { seed } from '../../../support/rounds.ts';

const START: Behind = { position: 0, hash: BEGINNING, before: null, place: { transaction: '0', id: '0' } };
const rowOf = (id: number): ChainedRow => ({
  ...{ id: String(id), transaction: String(700 + Math.floor(id / 3)), at: String(1e15 + id), actor: 'a', organisation: 'o' },
  ...{ operation: 'x', kind: 'view', subject: null, outcome: 'shown', reason: null, details: null, requestId: String(id) },
});

function chainOf(rows: readonly ChainedRow[]): Link[] {
  let hash = BEGINNING;
  return rows.map((row, index) => {
    hash = linked(hash, row);
    return { position: index + 1, auditId: row.id, transaction: row.transaction, hash, row };
  });
}

/** Follows a chain in runs of the given length, as the verification does. */
function follow(links: readonly Link[], run: number): Broken | null {
  let behind = START;
  for (let from = 0; from < links.length; from += run) {
    const part = links.slice(from, from + run);
    const broken = firstBroken(behind, part, links[from + run]);
    if (broken) return broken;
    const last = part.at(-1) as Link;
    const before = part.at(-2)?.hash ?? behind.hash;
    behind = { position: last.position, hash: last.hash, before, place: { transaction: last.transaction, id: last.auditId } };
  }
  return null;
}

const ids = (count: number) => Array.from({ length: count }, (_, index) => rowOf(index + 1));
const renumbered = (links: readonly Link[]) => links.map((link, index) => ({ ...link, position: index + 1 }));
const place = fc.integer({ min: 2, max: 39 });
const run = fc.integer({ min: 1, max: 50 });
const held = (property: (at: number, run: number) => void) =>
  fc.assert(fc.property(place, run, property), { seed: seed(), numRuns: 300 });

describe('wherever it happens, and however the verification is divided', () => {
  const chain = chainOf(ids(40));

  test('a chain nobody touched has no fault', () =>
    held((_, length) => {
      expect(follow(chain, length)).toBeNull();
    }));

  test('a changed row is found', () =>
    held((at, length) => {
      const links = chain.map((link) =>
        link.position === at && link.row ? { ...link, row: { ...link.row, outcome: 'y' } } : link,
      );
      expect(follow(links, length)).toEqual({ position: at, fault: 'changed' });
    }));

  test('a missing row and a missing link are found', () =>
    held((at, length) => {
      expect(
        follow(
          chain.map((link) => (link.position === at ? { ...link, row: null } : link)),
          length,
        ),
      ).toEqual({
        position: at,
        fault: 'missing',
      });
      expect(
        follow(
          chain.filter((link) => link.position !== at),
          length,
        ),
      ).toEqual({ position: at, fault: 'missing' });
    }));

  test('two that changed places are found', () =>
    held((at, length) => {
      const links = [...chain];
      const other = at === 39 ? 1 : 39;
      [links[at - 1], links[other - 1]] = [links[other - 1] as Link, links[at - 1] as Link];
      expect(follow(renumbered(links), length)).toEqual({ position: Math.min(at, other), fault: 'order' });
    }));

  test('an inserted link is found, whether its hash fits or not', () =>
    held((at, length) => {
      // Ids are ten apart, so that there is room between two.
      const wide = chainOf(ids(40).map((one) => ({ ...one, id: `${one.id}0` })));
      const row: ChainedRow = { ...rowOf(at), id: `${at}5`, requestId: 'new' };
      for (const hash of [Buffer.alloc(32, 1), linked((wide[at - 1] as Link).hash, row)]) {
        const link: Link = { position: 0, auditId: row.id, transaction: row.transaction, hash, row };
        const links = renumbered([...wide.slice(0, at), link, ...wide.slice(at)]);
        expect(follow(links, length)).toEqual({ position: at + 1, fault: 'inserted' });
      }
    }));
});
