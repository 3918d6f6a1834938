import { describe, expect, test } from 'vitest';
import {
  EVIDENCE_FIELDS,
  type EvidenceField,
  faultOfEvidence,
  isOfPerson,
  mayBeEmpty,
} from '../../../../shared/domain/evidence.ts';

const TODAY = '2026-11-29';

describe('what of the evidence can be what', () => {
  test.each<[EvidenceField, string, string | null]>([
    ['dateOfBirth', '1984-03-21', null],
    ['dateOfBirth', '1984-02-30', 'not-a-day'],
    ['postcode', 'LS6 1AA', null],
    ['postcode', 'nowhere', 'not-a-postcode'],
    ['sessionOn', '2024-02-29', null],
    ['sessionOn', '2023-02-29', 'not-a-day'],
    ['sessionOn', 'yesterday', 'not-a-day'],
    ['paidOn', '2026-11-30', 'in-the-future'],
    ['organisation', '0000000203', null],
    ['organisation', '0000000001', 'not-a-code'],
    ['outcomeType', '1', null],
    ['outcomeType', '77', 'not-a-code'],
    ['priority', 'true', null],
    ['priority', 'yes', 'not-a-code'],
    ['adviser', 'tom.whitaker', null],
    ['adviser', ' ', 'too-long'],
  ])('%s %s: %s', (field, value, wrong) => {
    expect(faultOfEvidence(field, value, TODAY)).toBe(wrong);
  });

  test('two parts are of the person, the rest of a session', () => {
    expect(EVIDENCE_FIELDS.filter(isOfPerson)).toEqual(['dateOfBirth', 'postcode']);
    expect(EVIDENCE_FIELDS.filter(mayBeEmpty)).toEqual(['dateOfBirth', 'postcode', 'paidOn']);
  });
});
