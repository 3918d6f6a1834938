import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { askCopy } from './accessing.ts';
import { complaint, unmatched } from './complaining.ts';
import { addPerson, converse, converseAt, newId, type Person } from './people.ts';
import { to } from './sharing.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  for (const as of ['supervisor', 'supervisor.two']) await backend.call('sessions.mine', as, {});
});
afterAll(() => backend?.stop());

const at = '2026-11-23T10:00:00.000Z';
const put = async (as: string, event: Record<string, unknown>) => {
  const answer = await backend.call('deskEvents.record', as, {
    ...{ commandId: newId(), machineId: newId(), events: [{ at, ...event }] },
  });
  expect(answer.status).toBe(200);
};
/** What the audit shows somebody of one kind of outcome: by whom, and about whom. */
const shown = async (as: string, outcome: string, more: Record<string, unknown> = {}) => {
  const { body } = await backend.call('audit.list', as, { outcome, limit: 100, ...more });
  return (body.items as { actor: string; customerId: string | null }[]).map(({ actor, customerId }) => [actor, customerId]);
};

test('of a copy that is kept from somebody the audit does not tell them that it was printed or saved, also not in an export', async () => {
  const person = await addPerson(backend);
  const conversationId = await converseAt(backend, person, 1);
  const copy = askCopy(person, conversationId);
  expect((await backend.call('accessRequests.log', 'phone.adviser', copy)).status).toBe(200);
  const about = complaint(person, conversationId, { aboutSub: 'supervisor' });
  expect((await backend.call('complaints.log', 'phone.adviser', about)).status).toBe(200);
  await put('supervisor.two', { kind: 'copy-printed', requestId: copy.requestId });
  await put('supervisor.two', { kind: 'copy-saved', requestId: copy.requestId, as: 'pdf' });
  for (const outcome of ['copy-printed', 'copy-saved']) {
    const of = { customerId: person.id };
    expect(await shown('supervisor.two', outcome, of)).toEqual([['supervisor.two', person.id]]);
    expect(await shown('supervisor', outcome, of)).toEqual([]);
    expect(await shown('supervisor', outcome)).toEqual([]);
    expect(await shown('supervisor', outcome, { ...of, forExport: true })).toEqual([]);
  }
});

describe('whose something is, is told nobody who names what they do not reach', () => {
  /** A request that a contractor handed over as nobody's, and that the privacy team matched to somebody. */
  async function matchedElsewhere(): Promise<{ person: Person; requestId: string }> {
    const person = await addPerson(backend);
    const asked = unmatched(await converse(backend, 'local.adviser'));
    expect((await backend.call('requests.logUnmatched', 'local.adviser', asked)).status).toBe(200);
    const { requestId } = asked;
    const over = { commandId: newId(), requestId, to: '0000000999', why: 'Nobody we can find' };
    expect((await backend.call('requests.handOver', 'local.supervisor', { ...over, version: 1 })).status).toBe(200);
    const match = { commandId: newId(), requestId, customerId: person.id, version: 2, confirmed: true };
    expect((await backend.call('requests.match', 'supervisor', match)).status).toBe(200);
    return { person, requestId };
  }

  test('a request', async () => {
    const { person, requestId } = await matchedElsewhere();
    for (const as of ['local.supervisor', 'local.adviser', 'phone.adviser', 'supervisor'])
      await put(as, { kind: 'copy-printed', requestId });
    expect(await shown('local.supervisor', 'copy-printed')).toEqual([
      ['local.adviser', null],
      ['local.supervisor', null],
    ]);
    expect(await shown('supervisor', 'copy-printed', { customerId: person.id })).toEqual([['supervisor', person.id]]);
  });

  test('a notice', async () => {
    const person = await addPerson(backend);
    const noticeId = newId();
    await backend.pool.query(
      `insert into recipient_notices (id, kind, recipient_id, customer_id, customer_reference, made_by, made_on, chase_on, organisation)
       values ($1, 'stop-contact', $2, $3, $4, $5, '2026-11-02', '2026-11-16', '0000000999')`,
      [noticeId, to('local-careers'), person.id, person.reference, newId()],
    );
    for (const as of ['local.supervisor', 'supervisor']) await put(as, { kind: 'letter-printed', noticeId });
    expect(await shown('local.supervisor', 'letter-printed')).toEqual([['local.supervisor', null]]);
    expect(await shown('supervisor', 'letter-printed', { customerId: person.id })).toEqual([['supervisor', person.id]]);
  });
});
