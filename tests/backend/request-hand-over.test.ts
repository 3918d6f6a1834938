import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { complainingAt, faults } from './complaining.ts';
import { codeOf, type Handling, handlingAt } from './handling.ts';
import { auditOf, newId } from './people.ts';

let backend: TestBackend;
let here: Handling;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  here = handlingAt(backend);
  await here.everybodySignsIn();
});
afterAll(() => backend?.stop());

const TO = '0000000203';
const WHY = 'They see Tom in Camden every week.';
const WORDS = 'My birthday is the 21st.';
const handOver = (requestId: string, version: number, more: object = {}, as = 'supervisor') =>
  here.act('requests.handOver', requestId, { version, to: TO, why: WHY, ...more }, as);
/** Only the privacy team's supervisors see what another organisation has; whoever hands over for another is not one of theirs. */
const asOther = 'local.supervisor';
async function handedOver() {
  const one = await here.disputed({ words: WORDS });
  await here.act('requests.note', one.requestId, { at: new Date().toISOString(), note: 'Before' });
  await here.act('requests.claim', one.requestId, { version: 1 });
  const before = await here.desk.read(one.requestId);
  expect((await handOver(one.requestId, 2)).body).toMatchObject({ version: 3 });
  return { ...one, before };
}

test('the receiver sees why and from whom, the history from before, and the clock as it was; nobody holds it', async () => {
  const { requestId, before, person } = await handedOver();
  const read = await here.desk.read(requestId, asOther);
  expect(read).toMatchObject({
    ...{ handedOverFrom: '0000000999', handedOverWhy: WHY, organisation: TO, assignedToName: null, version: 3 },
    ...{ madeOn: before.madeOn, dueOn: before.dueOn },
  });
  const events = (await here.history(requestId, asOther)).map(({ event, toName, text }) => [event, toName, text]);
  expect(events).toEqual([
    ['logged', null, null],
    ['noted', null, 'Before'],
    ['claimed', null, null],
    ['handed-over', 'London', WHY],
  ]);
  const right = { field: 'dateOfBirth', decision: 'corrected', seenNow: '1984-03-12' };
  expect((await here.desk.decide(requestId, 3, [right], {}, asOther)).body).toMatchObject({ version: 4 });
  const acts = (await auditOf(backend, person)).filter(({ operation }) => operation === 'requests.handOver');
  expect(acts).toMatchObject([{ outcome: 'handed-over', details: { from: '0000000999', to: TO } }]);
  expect(JSON.stringify(acts)).not.toContain('Camden');
});

test('a complaint is not handed over to the organisation it is about, but to others, and always to the privacy team', async () => {
  const { logged, read } = complainingAt(() => backend);
  const { requestId } = await logged({ aboutOrganisation: TO });
  expect(faults(await handOver(requestId, 1))).toEqual([400, '/to about-them']);
  expect((await read(requestId)).body).toMatchObject({ organisation: '0000000999', version: 1 });
  expect((await handOver(requestId, 1, { to: '0000000204' })).status).toBe(200);
  expect(faults(await handOver(requestId, 2))).toEqual([400, '/to about-them']);
  const ofHelpline = await logged({ aboutOrganisation: '0000000999' }, 'local.adviser');
  expect((await handOver(ofHelpline.requestId, 1, { to: '0000000999' }, asOther)).status).toBe(200);
  // About nobody, or about somebody by name, it goes where any request goes.
  for (const more of [{}, { aboutName: 'Zed Zebedee' }])
    expect((await handOver((await logged(more)).requestId, 1)).status).toBe(200);
});

test('the organisation it came from keeps what it was asked, and nothing of what follows', async () => {
  // Handed on by the organisation that received it: it is neither the privacy team, nor who took the words down.
  const { requestId, reference } = await handedOver();
  expect((await handOver(requestId, 3, { to: '0000000204', why: 'They have moved.' }, asOther)).status).toBe(200);
  await here.act('requests.note', requestId, { at: new Date().toISOString(), note: 'What follows' });
  for (const as of [asOther, 'phone.adviser'])
    expect((await backend.call('requests.history', as, { requestId })).status, as).toBe(404);
  for (const name of ['requests.note', 'requests.claim', 'requests.handOver'] as const) {
    const more = { version: 4, at: new Date().toISOString(), note: 'x', to: TO, why: 'x' };
    const fits = {
      'requests.note': ['at', 'note'],
      'requests.claim': ['version'],
      'requests.handOver': ['version', 'to', 'why'],
    }[name];
    const input = Object.fromEntries(Object.entries(more).filter(([field]) => fits.includes(field)));
    expect(codeOf(await here.act(name, requestId, input, asOther))).toEqual([404, 'not-found']);
  }
  const kept = async (as: string) => {
    const { body } = await backend.call('requests.handedOver', as, { limit: 100 });
    return (body.items as Record<string, unknown>[]).find((one) => one.reference === reference);
  };
  const theirs = { reference, kind: 'rectification', to: '0000000204', why: 'They have moved.', words: null };
  expect(await kept(asOther)).toMatchObject(theirs);
  expect(await kept('supervisor')).toMatchObject({ reference, to: TO, why: WHY, words: WORDS });
  expect(JSON.stringify([await kept(asOther), await kept('supervisor')])).not.toContain('What follows');
});

test('what was handed back stands in the list no more; a person it is kept from finds it in none', async () => {
  const { requestId, reference } = await handedOver();
  const listed = async (as: string) =>
    JSON.stringify((await backend.call('requests.handedOver', as, { limit: 100 })).body.items).includes(reference);
  expect(await listed('supervisor')).toBe(true);
  await backend.pool.query('insert into requests_unseen values ($1, $2)', [requestId, 'supervisor.two']);
  expect(await listed('supervisor.two')).toBe(false);
  await handOver(requestId, 3, { to: '0000000999' }, asOther);
  expect([await listed('supervisor'), await listed(asOther)]).toEqual([false, true]);
});

test('the list comes a page at a time, and a look at it is audited', async () => {
  for (let n = 0; n < 3; n++) await handedOver();
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const answer = await backend.call('requests.handedOver', 'supervisor', { limit: 2, ...(cursor ? { cursor } : {}) });
    const { rows } = await backend.pool.query('select outcome from audit where request_id = $1', [
      answer.headers.get('x-request-id'),
    ]);
    expect(rows).toEqual([{ outcome: 'shown' }]);
    seen.push(...(answer.body.items as { reference: string }[]).map(({ reference }) => reference));
    cursor = (answer.body.next as string | null) ?? undefined;
  } while (cursor);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.length).toBeGreaterThan(3);
});

test('goes to another organisation that works on requests, with a reason, by a supervisor, and only while it is open', async () => {
  const { requestId } = await here.disputed();
  for (const to of ['0000000999', '0000000997', '0000000123'])
    expect((await handOver(requestId, 1, { to })).body.errors).toMatchObject([{ pointer: '/to', code: 'not-here' }]);
  expect(codeOf(await handOver(requestId, 1, { why: ' \n' }))).toEqual([400, 'validation']);
  expect(codeOf(await handOver(requestId, 1, {}, 'phone.adviser'))).toEqual([403, 'forbidden']);
  expect(codeOf(await handOver(requestId, 7))).toEqual([412, 'stale-version']);
  const both = await Promise.all([handOver(requestId, 1), handOver(requestId, 1, { to: '0000000204' }, 'supervisor.two')]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412]);
  const commandId = newId();
  const again = [
    await handOver(requestId, 2, { to: '0000000205', commandId }),
    await handOver(requestId, 2, { to: '0000000205', commandId }),
  ];
  expect(again.map(({ status, headers }) => [status, headers.get('idempotency-replayed')])).toEqual([
    [200, null],
    [200, 'true'],
  ]);
  await backend.pool.query(`update requests set status = 'completed', completed_at = now() where id = $1`, [requestId]);
  expect(codeOf(await handOver(requestId, 3))).toEqual([409, 'not-at-that-step']);
});
