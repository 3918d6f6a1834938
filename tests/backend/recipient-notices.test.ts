import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../shared/domain/calendar.ts';
import { londonDay } from '../../shared/domain/day.ts';
import { isWorkingDay } from '../../shared/domain/working-days.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { addPerson, auditOf, newId, type Person } from './people.ts';
import { minutesAgo, type Sharing, sharingAt, to } from './sharing.ts';

let backend: TestBackend;
let sharing: Sharing;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  sharing = sharingAt(backend);
});
afterAll(() => backend?.stop());

const today = () => londonDay(new Date());
type Notice = Record<string, unknown> & { id: string; version: number; state: string };

/** Somebody who was sent to a research organisation with these items and has taken it back: the notice that this made. */
async function toBeStopped(person: Person, items: readonly string[] = ['givenName', 'mobile']): Promise<Notice> {
  const conversationId = await sharing.talk(person);
  await sharing.decide(person, conversationId, 'satisfaction-survey', 'given', minutesAgo(40));
  const shared = await sharing.share(person, {
    conversationId,
    recipientId: to('market-research'),
    items,
    saidAt: minutesAgo(30),
  });
  expect(shared.status).toBe(200);
  await sharing.decide(person, conversationId, 'satisfaction-survey', 'withdrawn');
  const [notice] = await listed({ customerId: person.id });
  return notice as Notice;
}
async function listed(more: Record<string, unknown>, as = 'supervisor'): Promise<Notice[]> {
  const { status, body } = await backend.call('recipientNotices.list', as, { which: 'open', ...more });
  expect(status).toBe(200);
  return body.items as Notice[];
}
const update = (noticeId: string, version: number, more: Record<string, unknown>, as = 'supervisor') =>
  backend.call('recipientNotices.update', as, { commandId: newId(), noticeId, version, on: today(), ...more });

test('a notice is on the list with how and where to tell, by when to ask again, and nobody’s name', async () => {
  const person = await addPerson(backend);
  const notice = await toBeStopped(person);
  expect(notice).toMatchObject({
    ...{ kind: 'stop-contact', recipient: 'Northway Social Research', toldBy: 'secure-email', state: 'to-tell', version: 1 },
    ...{ reference: person.reference, customerId: person.id, madeOn: today(), toldOn: null, endedOn: null },
  });
  expect(isWorkingDay(String(notice.chaseOn))).toBe(true);
  expect(String(notice.chaseOn) >= addDays(today(), 14)).toBe(true);
  expect(JSON.stringify(notice)).not.toContain(person.familyName);
});

test('its letter holds what this recipient was given, as it is held now, and nothing else; the look is audited', async () => {
  const person = await addPerson(backend);
  const { id } = await toBeStopped(person);
  const { status, body } = await backend.call('recipientNotices.read', 'supervisor', { noticeId: id });
  expect(status).toBe(200);
  expect(body.values).toEqual([
    { item: 'givenName', value: person.givenName, label: null },
    { item: 'mobile', value: `0${person.mobile.slice(3)}`, label: null },
  ]);
  const looks = (await auditOf(backend, person)).filter(({ operation }) => operation === 'recipientNotices.read');
  expect(looks).toMatchObject([{ kind: 'view', reason: 'telling-recipient', actor: 'supervisor', details: { notice: id } }]);
});

test('what has changed since it was passed on is not told, save what they are to correct it to', async () => {
  const person = await addPerson(backend);
  const { id } = await toBeStopped(person);
  await backend.pool.query(`update held_values set obtained_at = now() where customer_id = $1 and field = 'mobile'`, [person.id]);
  const itemsTold = async () => {
    const { body } = await backend.call('recipientNotices.read', 'supervisor', { noticeId: id });
    return (body.values as { item: string }[]).map(({ item }) => item);
  };
  expect(await itemsTold()).toEqual(['givenName']);
  await backend.pool.query(`update recipient_notices set kind = 'correct', items = '{mobile}' where id = $1`, [id]);
  expect(await itemsTold()).toEqual(['givenName', 'mobile']);
});

test('that a letter was printed or saved at a desk is audited under the customer’s alias', async () => {
  const person = await addPerson(backend);
  const { id: noticeId } = await toBeStopped(person);
  const at = new Date().toISOString();
  const events = [
    { kind: 'letter-printed', at, noticeId },
    { kind: 'letter-saved', at, noticeId },
    { kind: 'letter-saved', at, noticeId: newId() },
  ];
  const { status } = await backend.call('deskEvents.record', 'supervisor', { commandId: newId(), machineId: newId(), events });
  expect(status).toBe(200);
  const put = (await auditOf(backend, person)).filter(({ kind }) => kind === 'desk-event');
  expect(put).toMatchObject([
    { outcome: 'letter-printed', actor: 'supervisor', details: { noticeId, at } },
    { outcome: 'letter-saved', actor: 'supervisor', details: { noticeId, at } },
  ]);
});

describe('telling', () => {
  test('goes from told, again if need be, to its end; each step is audited', async () => {
    const person = await addPerson(backend);
    const { id } = await toBeStopped(person);
    expect((await update(id, 1, { state: 'acknowledged' })).body.errors).toMatchObject([{ code: 'not-from-here' }]);
    expect((await update(id, 1, { state: 'told', how: 'secure-email' })).body).toMatchObject({ version: 2, state: 'told' });
    expect((await update(id, 2, { state: 'told', how: 'phone' })).body).toMatchObject({ version: 3 });
    const [told] = await listed({ customerId: person.id });
    expect(told).toMatchObject({ state: 'told', toldOn: today(), toldHow: 'phone', toldByName: expect.any(String) });
    expect((await update(id, 3, { state: 'acknowledged' })).status).toBe(200);
    expect(await listed({ customerId: person.id })).toEqual([]);
    expect(await listed({ customerId: person.id, which: 'ended' })).toMatchObject([{ state: 'acknowledged', endedOn: today() }]);
    expect((await update(id, 4, { state: 'impossible', because: 'nobody-answers' })).body.errors).toMatchObject([
      { code: 'not-from-here' },
    ]);
    const steps = (await auditOf(backend, person)).filter(({ kind }) => kind === 'notice');
    expect(steps.map(({ outcome }) => outcome)).toEqual(['told', 'told', 'acknowledged']);
  });

  test('that is impossible says why', async () => {
    const person = await addPerson(backend);
    const { id } = await toBeStopped(person);
    expect((await update(id, 1, { state: 'impossible' })).status).toBe(400);
    expect((await update(id, 1, { state: 'impossible', because: 'no-longer-exists' })).status).toBe(200);
    expect(await listed({ customerId: person.id, which: 'ended' })).toMatchObject([
      { state: 'impossible', impossibleBecause: 'no-longer-exists', toldOn: null },
    ]);
  });

  test('on a day to come, before the notice was made, or without how, is refused', async () => {
    const { id } = await toBeStopped(await addPerson(backend));
    const told = { state: 'told', how: 'letter' };
    for (const [more, code] of [
      [{ ...told, on: addDays(today(), 1) }, 'in-the-future'],
      [{ ...told, on: addDays(today(), -1) }, 'too-early'],
      [{ state: 'told' }, 'does-not-fit'],
      [{ ...told, because: 'nobody-answers' }, 'does-not-fit'],
    ] as const)
      expect((await update(id, 1, more)).body.errors).toMatchObject([{ code }]);
  });

  test('by two supervisors at once is recorded once; the other hears the version there is', async () => {
    const { id } = await toBeStopped(await addPerson(backend));
    const both = await Promise.all([
      update(id, 1, { state: 'told', how: 'letter' }),
      update(id, 1, { state: 'impossible', because: 'nobody-answers' }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    expect(both.find(({ status }) => status === 412)?.body).toMatchObject({ code: 'stale-version', version: 2 });
  });
});

test('another organisation’s are not seen, save by the privacy team', async () => {
  const person = await addPerson(backend);
  const { id } = await toBeStopped(person);
  await backend.pool.query(`update recipient_notices set organisation = '0000000203' where id = $1`, [id]);
  expect(await listed({ customerId: person.id })).toHaveLength(1);
  expect(await listed({ customerId: person.id }, 'local.supervisor')).toHaveLength(1);
  await backend.pool.query(`update recipient_notices set organisation = '0000000204' where id = $1`, [id]);
  expect(await listed({ customerId: person.id }, 'local.supervisor')).toEqual([]);
  expect((await backend.call('recipientNotices.read', 'local.supervisor', { noticeId: id })).status).toBe(404);
});

test('a page at a time, by recipient', async () => {
  for (let n = 0; n < 3; n++) await toBeStopped(await addPerson(backend));
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = { which: 'open', recipientId: to('market-research'), limit: 2, ...(cursor ? { cursor } : {}) };
    const { body } = await backend.call('recipientNotices.list', 'supervisor', page);
    seen.push(...(body.items as Notice[]).map(({ id }) => id));
    cursor = (body.next as string | null) ?? undefined;
  } while (cursor);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.length).toBeGreaterThanOrEqual(3);
  expect(await listed({ recipientId: to('market-research', 1) })).toEqual([]);
});
