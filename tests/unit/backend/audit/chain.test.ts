import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BEGINNING, type ChainedRow, canonicalBytes, linked } from '../../../../backend/audit/chain.ts';
import { seed } from '../../../support/rounds.ts';

const row: ChainedRow = {
  id: '1',
  transaction: '742',
  at: '1795462800000001',
  actor: 'phone.adviser',
  organisation: '0000000999',
  operation: 'customers.read',
  kind: 'view',
  subject: '0190f4c2-0000-4000-8000-000000000001',
  outcome: 'shown',
  reason: null,
  details: '{"level": 2}',
  requestId: 'r"\\\n',
};

test('the bytes and the hash of a row are these, for as long as there are chains of this form', () => {
  expect(canonicalBytes(row).toString()).toBe(
    '["1","1","742","1795462800000001","phone.adviser","0000000999","customers.read","view",' +
      '"0190f4c2-0000-4000-8000-000000000001","shown",null,"{\\"level\\": 2}","r\\"\\\\\\n"]',
  );
  const first = linked(BEGINNING, row);
  expect(first.toString('hex')).toBe('f6f12671df31bda9c0275b756c63da3aa45a718a26b7b31705e75c97dabb31ed');
  expect(linked(first, { ...row, id: '2' }).toString('hex')).toBe(
    'ec8c22fc7dac4c62710d55554bc2c1489111098103d05ae7807d56a263cd0674',
  );
  expect(first).toEqual(createHash('sha256').update(Buffer.alloc(32)).update(canonicalBytes(row)).digest());
});

const text = fc.string({ unit: 'grapheme' });
const maybe = fc.option(text);
const rows = fc.record({
  ...{ id: text, transaction: text, at: text, actor: text, organisation: text, operation: text, kind: text },
  ...{ subject: maybe, outcome: text, reason: maybe, details: maybe, requestId: text },
});

test('rows that differ anywhere have other bytes; the same row has the same', () => {
  fc.assert(
    fc.property(rows, rows, (one, other) => {
      const same = Object.keys(row).every((column) => one[column as keyof ChainedRow] === other[column as keyof ChainedRow]);
      expect(canonicalBytes(one).equals(canonicalBytes(other))).toBe(same);
      expect(canonicalBytes({ ...one }).equals(canonicalBytes(one))).toBe(true);
    }),
    { seed: seed(), numRuns: 1_000 },
  );
});

test('what stands in two columns cannot pass for the same in one, nor null for a word', () => {
  const bytes = (change: Partial<ChainedRow>) => canonicalBytes({ ...row, ...change }).toString();
  expect(bytes({ actor: 'a","b' })).not.toBe(bytes({ actor: 'a', organisation: 'b' }));
  expect(new Set([null, 'null', ''].map((reason) => bytes({ reason }))).size).toBe(3);
});
