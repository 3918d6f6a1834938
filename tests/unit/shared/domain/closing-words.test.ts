import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { showDay } from '../../../../renderer/lib/time.ts';
import organisations from '../../../../shared/codes/organisations.json' with { type: 'json' };
import recipients from '../../../../shared/codes/recipients.json' with { type: 'json' };
import { GOING } from '../../../../shared/domain/closing.ts';
import { readAloud, safetyNetWords, type WouldDo } from '../../../../shared/domain/closing-words.ts';
import { EVIDENCE_RULES } from '../../../../shared/domain/retention.ts';

const MOST_WORDS = 25;
const service = { scope: 'service', young: false, safetyNetHours: 24, showDay } as const;

const paid: WouldDo['stays'][number] = {
  ...{ sessionOn: '2024-05-03', organisation: '0000000205', goesOn: '2031-03-31' },
  rule: 'audit-period-over',
};
const some: WouldDo = { goes: [{ what: 'values', count: 12 }], stays: [paid], recipients: ['Fairfield'] };

const days = fc
  .date({ min: new Date('2015-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const anything: fc.Arbitrary<WouldDo> = fc.record({
  goes: fc.array(fc.record({ what: fc.constantFrom(...GOING), count: fc.integer({ min: 0, max: 400 }) })),
  stays: fc.array(
    fc.record({
      sessionOn: days,
      organisation: fc.constantFrom('0000000123', ...organisations.map(({ touchpoint }) => touchpoint)),
      goesOn: days,
      rule: fc.constantFrom(...EVIDENCE_RULES),
    }),
  ),
  recipients: fc.uniqueArray(fc.constantFrom(...recipients.map(({ name }) => name))),
});

describe('what is read aloud', () => {
  test('is short sentences that a caller can follow, whatever is held, in both wordings', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('service' as const, 'online-account' as const),
        fc.boolean(),
        fc.option(anything),
        (scope, young, wouldDo) => {
          const { goes, stays, until, told } = readAloud({ ...service, scope, young, wouldDo });
          for (const line of [...goes, ...stays, ...until, ...told]) {
            expect(line).toMatch(/^[A-Z].*\.$/);
            expect(line).not.toMatch(/ {2}|undefined|null|[0-9]{10}s/);
            for (const sentence of line.split(/(?<=\.) /))
              expect(sentence.split(' ').length, sentence).toBeLessThanOrEqual(MOST_WORDS);
          }
        },
      ),
    );
  });

  test('names each session that stays with its organisation, its day and the rule, and says why', () => {
    const { stays, until } = readAloud({ ...service, wouldDo: some });
    expect(stays[0]).toBe('Organisations were paid for sessions with you, and those payments may be audited.');
    expect(until[0]).toBe(
      'Your session on 3 May 2024, North West: the proof goes on 31 March 2031. That is 6 years after the end of the financial year in which it was paid.',
    );
    expect(until.at(-1)).toContain('“How long we keep your information”');
  });

  test('says each session once, whatever number of outcomes was claimed for it', () => {
    const { until } = readAloud({ ...service, wouldDo: { ...some, stays: [paid, paid, { ...paid, sessionOn: '2024-05-04' }] } });
    expect(until.filter((line) => line.startsWith('Your session'))).toHaveLength(2);
  });

  test('says so where nothing stays, and where there is nobody to tell', () => {
    const went = [{ what: 'sessions' as const, count: 2 }];
    const { goes, stays, until, told } = readAloud({ ...service, wouldDo: { goes: went, stays: [], recipients: [] } });
    expect(goes).toContain('The record of 2 sessions with an adviser goes.');
    expect(stays[0]).toBe('Nothing about you stays with us.');
    expect(until).toEqual([]);
    expect(told).toEqual(['There is nobody whom we have to tell.']);
  });

  test('of the online account says that nothing is deleted and the person stays a customer', () => {
    const { goes, stays, told } = readAloud({ ...service, scope: 'online-account', wouldDo: some });
    expect(goes).toEqual(['Your sign-in to the website ends.']);
    expect(stays[0]).toBe('You stay a customer, and nothing that we hold about you is deleted.');
    expect(told.join(' ')).not.toContain('Fairfield');
  });

  test('is in simpler words for somebody from 13 to 17, and says the same', () => {
    const older = readAloud({ ...service, wouldDo: some });
    const younger = readAloud({ ...service, young: true, wouldDo: some });
    expect(younger.goes).toContain('We delete your name, where you live, your phone numbers and your e-mail.');
    expect(younger.goes).toHaveLength(older.goes.length);
    expect(younger.stays).toHaveLength(older.stays.length);
    expect(younger.until).toHaveLength(older.until.length);
  });

  test('without a connection promises no day and no name', () => {
    const lines = Object.values(readAloud({ ...service, wouldDo: null })).flat();
    expect(lines.join(' ')).not.toMatch(/20\d\d/);
    expect(lines).toContain('Proof of a payment is kept for 6 years at most.');
  });
});

test('the safety net is said with its hours, and that there is none', () => {
  expect(safetyNetWords(0)).toBe('It cannot be undone.');
  expect(readAloud({ ...service, safetyNetHours: 1, wouldDo: some }).goes.at(-1)).toMatch(/^After 1 hour all of this/);
  expect(safetyNetWords(24)).toBe(
    'For 24 hours a supervisor can stop it if it was the wrong person. After that it cannot be undone.',
  );
});
