import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Certificate,
  countByRule,
  type Gone,
  hashOfCertificate,
  hashOfItems,
} from '../../../../backend/retention/certificate.ts';
import { RETENTION_RULES } from '../../../../shared/domain/retention-run.ts';
import { rounds, seed } from '../../../support/rounds.ts';

const few = { numRuns: rounds(500), seed: seed() };
const certificate: Certificate = {
  ...{ id: 'c', runId: 'r', store: 'database', what: 'evidence', organisation: '0000000203' },
  rules: [
    { rule: 'audit-period-over', count: 2 },
    { rule: 'years-after-closing', count: 1 },
  ],
  ...{ count: 3, fromOn: '2026-03-31', toOn: '2026-06-01', itemsHash: 'h', madeAt: '2026-11-29T09:00:00.000Z', previous: 'p' },
};

test('a certificate’s hash is over everything it says, and not over the order of its rules', () => {
  const hash = hashOfCertificate(certificate);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(hashOfCertificate({ ...certificate, rules: certificate.rules.toReversed() })).toBe(hash);
  for (const key of Object.keys(certificate) as (keyof Certificate)[])
    expect(hashOfCertificate({ ...certificate, [key]: key === 'rules' ? [] : 'other' }), key).not.toBe(hash);
});

test('the hash over what went tells any other list, and any other order, from it; counts by rule add up', () => {
  const one = fc.record<Gone>({
    rule: fc.constantFrom(...RETENTION_RULES),
    dueOn: fc.constantFrom('2026-03-31', '2026-06-01'),
    subject: fc.uuid(),
  });
  fc.assert(
    fc.property(fc.uniqueArray(one, { selector: ({ subject }) => subject, minLength: 2, maxLength: 9 }), (gone) => {
      expect(hashOfItems(gone)).toBe(hashOfItems([...gone]));
      expect(hashOfItems(gone.toReversed())).not.toBe(hashOfItems(gone));
      expect(hashOfItems(gone.slice(1))).not.toBe(hashOfItems(gone));
      expect(countByRule(gone).reduce((sum, { count }) => sum + count, 0)).toBe(gone.length);
    }),
    few,
  );
});
