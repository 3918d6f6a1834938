import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DUE } from '../../../backend/retention/due.ts';
import { addDays } from '../../../shared/domain/calendar.ts';
import { evidenceGoesOn, isKept } from '../../../shared/domain/retention.ts';
import { startBackend, type TestBackend, testDatabase } from '../../support/backend.ts';
import { rounds, seed } from '../../support/rounds.ts';
import { type Closing, closingAt } from '../closing.ts';
import { addPerson } from '../people.ts';
import { type Retention, retentionAt } from '../retention.ts';

let backend: TestBackend;
let retention: Retention;
let closing: Closing;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  retention = retentionAt(backend);
  closing = closingAt(backend);
});
afterAll(() => backend?.stop());

const dueOf = async (outcomeId: string) =>
  (await backend.pool.query(`select due_on::text as "goesOn", rule from (${DUE.evidence}) d where d.subject = $1`, [outcomeId]))
    .rows[0];

test('the basis that is shown is the rule by which each row’s day was fixed, on leap days and on the last of March too', async () => {
  const day = fc.oneof(
    fc.integer({ min: 0, max: 7_000 }).map((days) => addDays('2008-01-01', days)),
    fc.constantFrom('2024-02-29', '2020-02-29', '2022-03-31', '2022-04-01'),
  );
  await fc.assert(
    fc.asyncProperty(day, fc.option(day), async (closedOn, paidOn) => {
      const { goesOn, rule } = evidenceGoesOn({ closedOn, paidOn });
      const { outcomeId } = await retention.plant(goesOn, { closedOn, paidOn });
      expect(await dueOf(outcomeId)).toEqual({ goesOn, rule });
    }),
    { numRuns: rounds(200), seed: seed() },
  );
});

test('what a closing keeps falls due on the day that was read aloud', async () => {
  const person = await addPerson(backend);
  await backend.pool.query(`update outcomes set claimed_on = current_date - 60, paid_on = '2023-05-04' where customer_id = $1`, [
    person.id,
  ]);
  const { body } = await closing.close(person, await closing.talk(person));
  await closing.pass(25);
  const closedOn = new Date(String(body.receivedAt)).toLocaleDateString('en-CA', { timeZone: 'Europe/London' });
  const { rows } = await backend.pool.query('select outcome_id as id from evidence where customer_id = $1', [person.id]);
  expect(rows).toHaveLength(1);
  expect(await dueOf(rows[0].id)).toEqual(evidenceGoesOn({ closedOn, paidOn: '2023-05-04' }));
  expect(isKept({ closedOn, paidOn: '2023-05-04' })).toBe(true);
});
