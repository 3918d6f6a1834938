import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashOfCertificate } from '../../../backend/retention/certificate.ts';
import { runCleanUp } from '../../support/clean-up-process.ts';
import type { Place } from '../../support/prepared.ts';
import { asOwner, grantCleaning } from '../cleaning.ts';
import { onServer, ownPlace } from '../own-process.ts';
import { newId } from '../people.ts';

let place: Place;
beforeAll(async () => {
  place = await ownPlace();
  if (onServer) await grantCleaning(place);
});
afterAll(() => place?.remove());

/** A destruction run of three things at a step, two of which are gone. */
const runAt = (state: 'finished' | 'interrupted') =>
  asOwner(place, async (pool) => {
    const runId = newId();
    await pool.query(
      `insert into retention_runs (id, command_id, what, up_to, state, proposed_by, proposed_by_name, proposed_at, items_hash)
       values ($1, $1, 'evidence', '2026-11-29', $2, 'x', 'X', now(), case when $2 = 'finished' then 'hash' end)`,
      [runId, state],
    );
    for (const [index, [itemState, dueOn]] of [
      ['done', '2026-03-31'],
      ['held', '2026-01-31'],
      ['done', '2026-06-01'],
    ].entries())
      await pool.query(
        `insert into retention_items (run_id, position, what, organisation, rule, due_on, state)
         values ($1, $2, 'evidence', '0000000203', 'audit-period-over', $3::date, $4)`,
        [runId, index + 1, dueOn, itemState],
      );
    return runId;
  });
const certificates = (runId: string) =>
  asOwner(place, async (pool) => {
    const { rows } = await pool.query(
      `select id, run_id as "runId", store, what, organisation, rules, count, from_on::text as "fromOn", to_on::text as "toOn",
         items_hash as "itemsHash", made_at as "madeAt", previous, hash from retention_certificates where run_id = $1`,
      [runId],
    );
    return rows.map((row) => ({ ...row, madeAt: row.madeAt.toISOString() }));
  });

test('a clean-up certifies of the disk what runs had destroyed when it began, once, and of no run that is not over', async () => {
  const [over, partWay] = [await runAt('finished'), await runAt('interrupted')];
  expect((await runCleanUp(place.variables)).code).toBe(0);
  const [certificate, ...more] = await certificates(over);
  expect(more).toEqual([]);
  expect(certificate).toMatchObject({
    ...{ store: 'disk', what: 'evidence', count: 2, fromOn: '2026-03-31', toOn: '2026-06-01', itemsHash: 'hash', previous: '' },
    rules: [{ rule: 'audit-period-over', count: 2 }],
  });
  expect(hashOfCertificate(certificate)).toBe(certificate.hash);
  expect(await certificates(partWay)).toEqual([]);
  expect((await runCleanUp(place.variables)).code).toBe(0);
  expect(await certificates(over)).toEqual([certificate]);
});
