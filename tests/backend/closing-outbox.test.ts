import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { londonDay } from '../../shared/domain/day.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { type Closing, closingAt } from './closing.ts';
import { type Desk, deskAt, sayings, takeCopy, talkOffline } from './closing-desk.ts';
import { complaint } from './complaining.ts';
import { addPerson, newId, type Person } from './people.ts';
import { registration } from './registering.ts';

let backend: TestBackend;
let closing: Closing;
let desk: Desk;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  closing = closingAt(backend);
});
afterAll(() => backend?.stop());
beforeEach(async () => {
  await closing.pass(999);
  desk = await deskAt(backend);
  return () => desk.end();
});

const DAY = 86_400_000;
/** So many minutes before some instant. */
const before = (instant: number) => (minutes: number) => new Date(instant - minutes * 60_000).toISOString();
/** Waits for something, however busy the machine is. */
const soon = <T>(read: () => T) => expect.poll(read, { timeout: 20_000 });
const drained = (count = 0) => soon(() => desk.outbox.unsent().unsent).toBe(count);
const one = async (sql: string, ...values: unknown[]) => (await backend.pool.query(sql, values)).rows[0];
const statusOf = async ({ id }: Person) => (await one('select status from customers where id = $1', id))?.status;

/** A person on the laptop, spoken with while there was no connection. */
async function spokenWith(instant = Date.now()) {
  const person = await addPerson(backend);
  await backend.pool.query(
    `insert into consent_events (command_id, purpose, customer_id, decision, said_at, received_at, channel, conversation_id, recorded_by, organisation)
     select gen_random_uuid(), 'satisfaction-survey', $1, 'given', now() - interval '90 days', now() - interval '90 days', 'telephone', v.id,
            'phone.adviser', '0000000999' from conversations v where v.id = $2`,
    [person.id, await closing.talk(person, 0)],
  );
  const fetchedAt = await takeCopy(desk, person);
  const at = before(instant);
  const conversationId = await talkOffline(desk, person, fetchedAt, at);
  return { person, at, say: sayings(desk, person, conversationId, at) };
}
const ORDERS = [
  ['closing', 'correction', 'withdrawal'],
  ['closing', 'withdrawal', 'correction'],
  ['correction', 'closing', 'withdrawal'],
  ['withdrawal', 'closing', 'correction'],
  ['correction', 'withdrawal', 'closing'],
  ['withdrawal', 'correction', 'closing'],
] as const;

describe('said without a connection, in any order', () => {
  test.each(ORDERS)('%s, %s, %s: the closing arrives last, and nothing bounces', async (...order) => {
    const { person, say } = await spokenWith();
    const ids = new Map<string, string>();
    for (const word of order) ids.set(word, await say[word]());
    await say.end();
    desk.online(true);
    await drained();
    expect([...desk.ends.values()].map(({ state }) => state)).toEqual([...desk.ends.values()].map(() => 'received'));
    const theirs = desk.sent.filter((id) => [...ids.values()].includes(id));
    expect(theirs.at(-1)).toBe(ids.get('closing'));
    expect(desk.ends.get(String(ids.get('closing')))?.output).toMatchObject({ state: 'waiting', blockers: [] });
    expect(await statusOf(person)).toBe('closed');
    // The withdrawal is the customer's own, not the closing's.
    const event = await one(`select command_id from consent_events where customer_id = $1 and decision = 'withdrawn'`, person.id);
    expect(event?.command_id).toBe(ids.get('withdrawal'));
    const corrected = await one(`select value from held_values where customer_id = $1 and field = 'addressLine1'`, person.id);
    expect(corrected?.value).toBe(`1 New ${person.familyName} Road`);
    // The machine's own copy has gone with it, and the closing waits for it no more.
    expect([...new Set(desk.closed)]).toEqual([person.id]);
    await soon(() => desk.onDisk('copies')).toBe('');
    const left = () => one('select count(*)::int as n from closing_copies where customer_id = $1', person.id);
    await soon(async () => (await left())?.n).toBe(0);
    expect(await desk.onDisk('day')).not.toContain(person.familyName);
  });

  test('what cannot be done on arrival becomes a request, dated the day it was said', async () => {
    const said = Date.now() - 3 * DAY;
    const { person, at, say } = await spokenWith(said);
    const id = await say.closing();
    await say.dispute();
    await say.end();
    desk.online(true);
    await drained();
    const { output } = desk.ends.get(id) as { output: { reference: string; blockers: unknown[] } };
    expect(output).toMatchObject({ state: 'requested', blockers: [{ blocker: 'rectification-open' }] });
    const request = await one(
      `select kind, status, made_on::text as "madeOn" from requests where reference = $1 and customer_id = $2`,
      output.reference,
      person.id,
    );
    expect(request).toEqual({ kind: 'closure', status: 'open', madeOn: londonDay(new Date(at(18))) });
    expect(await statusOf(person)).toBe('current');
    // Nobody is closed: their copy stays for as long as it lasts.
    expect(desk.closed).toEqual([]);
    expect(desk.copies.of(person.id)).not.toBeNull();
  });

  test('while something of the customer needs a decision the closing waits, and goes once that was taken', async () => {
    const { person, say } = await spokenWith();
    const id = await say.closing();
    // In a conversation that nobody ever opened: refused.
    await desk.outbox.record('consents.decide', {
      ...{ commandId: newId(), customerId: person.id, conversationId: newId(), saidAt: new Date().toISOString() },
      decisions: [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }],
    });
    desk.online(true);
    await drained(2);
    const shown = () => desk.outbox.list().find(({ itemId }) => itemId === id);
    await soon(() => shown()?.held).toBe(true);
    expect(await statusOf(person)).toBe('current');
    const [stuck] = desk.outbox.list().filter(({ state }) => state === 'needs-attention');
    await desk.outbox.discard({ itemId: String(stuck?.itemId), reason: 'recorded-twice' });
    await drained();
    expect(desk.ends.get(id)?.output).toMatchObject({ state: 'waiting' });
    expect(await statusOf(person)).toBe('closed');
  });
});

describe('closed elsewhere meanwhile', () => {
  const MARKER = 'Zzmarkerstreet';
  const amended = (person: Person, conversationId: string) => ({
    ...{ commandId: newId(), customerId: person.id, conversationId, saidAt: new Date().toISOString() },
    changes: [{ field: 'addressLine1', value: MARKER, how: 'changed', seen: { value: person.addressLine } }],
  });
  const closeElsewhere = async (person: Person) => {
    const other = await closing.talk(person, 3, 'local.adviser');
    expect((await closing.close(person, other, {}, 'local.adviser')).body.state).toBe('waiting');
  };

  test('what comes too late loses its values at once; the copy goes at the next contact, and the centre hears of it', async () => {
    const { person, say } = await spokenWith();
    const input = amended(person, String(desk.outbox.list()[0]?.input.conversationId));
    await desk.outbox.record('customers.amend', input);
    const second = await say.closing();
    await closeElsewhere(person);
    expect(await desk.onDisk('outbox')).toContain(MARKER);
    expect((await one('select count(*)::int as n from closing_copies where customer_id = $1', person.id))?.n).toBe(1);
    desk.online(true);
    await drained(2);
    await soon(() => desk.outbox.list().map(({ closedOn }) => closedOn !== null)).toEqual([true, true]);
    expect(desk.outbox.list()).toMatchObject([
      { operation: 'customers.amend', input: {}, whom: null, problem: { code: 'account-closed' } },
      { itemId: second, operation: 'closures.close', input: {}, problem: { code: 'account-closed' } },
    ]);
    await soon(async () => (await desk.onDisk('outbox')).includes(MARKER)).toBe(false);
    expect(await desk.onDisk('outbox')).not.toContain(person.id);
    await soon(() => desk.onDisk('copies')).toBe('');
    const { id } = await one('select id from closings where customer_id = $1', person.id);
    const listed = async () => {
      const { body } = await backend.call('closures.list', 'supervisor', { which: 'under-way' });
      return (body.items as { id: string; copiesLeft: number }[]).find((closed) => closed.id === id);
    };
    await soon(listed).toMatchObject({ copiesLeft: 0 });
    await desk.outbox.acknowledge(desk.outbox.list().map(({ itemId }) => itemId));
    await drained();
    await soon(() => desk.onDisk('outbox')).toBe('');
  });

  test('what somebody asked before is heard all the same, with its day; nothing of it is left on the laptop', async () => {
    for (const hours of [0, 25]) {
      const person = await addPerson(backend);
      const at = before(Date.now() - 2 * DAY);
      const conversationId = await talkOffline(desk, person, await takeCopy(desk, person), at);
      const asked = { ...complaint(person, conversationId), saidAt: at(20) };
      await desk.outbox.record('complaints.log', asked);
      await sayings(desk, person, conversationId, at).correction();
      await closeElsewhere(person);
      if (hours > 0) expect(await closing.pass(hours)).toBe(1);
      desk.online(true);
      await drained();
      expect(desk.ends.get(asked.commandId)?.output).toMatchObject({ requestId: asked.requestId });
      const made = `select kind, made_on::text as "madeOn", words from requests where closed_reference = $1 and customer_id is null order by kind`;
      const { rows } = await backend.pool.query(made, [person.reference]);
      const madeOn = londonDay(new Date(asked.saidAt));
      expect(rows).toEqual([
        { kind: 'complaint', madeOn, words: asked.words },
        { kind: 'rectification', madeOn, words: 'Said to be wrong: Address' },
      ]);
      expect(await desk.onDisk('outbox')).toBe('');
      desk.online(false);
      await closing.pass(999);
    }
  });

  test('asked of a record that was never made, it goes as a request of somebody we cannot find', async () => {
    const [person, customerId, conversationId] = [await addPerson(backend), newId(), newId()];
    const opening = { commandId: newId(), conversationId, at: new Date().toISOString(), channel: 'telephone' };
    await desk.outbox.record('conversations.open', { ...opening, direction: 'in', speaker: 'customer' });
    const said = { givenName: person.givenName, familyName: person.familyName, dateOfBirth: person.birthDate };
    const made = registration(conversationId, said, { customerId });
    await desk.outbox.record('customers.register', made);
    const { about, customerId: _, ...asked } = complaint({ id: customerId }, conversationId);
    await desk.outbox.record('complaints.log', { ...asked, about, customerId });
    desk.online(true);
    await soon(() => desk.ends.get(made.commandId)?.problem?.code).toBe('likely-duplicate');
    await desk.outbox.discard({ itemId: made.commandId, reason: 'recorded-twice' });
    await soon(() => desk.ends.get(asked.commandId)?.problem?.code).toBe('depends-on-refused');
    const input = { ...asked, commandId: newId(), kind: 'complaint', complaintAbout: about, whoName: 'Zoe Quill' };
    await desk.outbox.replace({ itemId: asked.commandId, operation: 'requests.logUnmatched', input });
    await drained();
    const row = await one('select customer_id, who_name, words, reference from requests where id = $1', asked.requestId);
    expect(row).toEqual({ customer_id: null, who_name: 'Zoe Quill', words: asked.words, reference: asked.reference });
    const { body } = await backend.call('requests.match', 'supervisor', {
      ...{ commandId: newId(), requestId: asked.requestId, version: 1, customerId: person.id, confirmed: true },
    });
    expect(body).toMatchObject({ customerId: person.id });
  });

  test('asked about copies the machine hears of it too, also once the record has been destroyed', async () => {
    for (const hours of [0, 25]) {
      const person = await addPerson(backend);
      await takeCopy(desk, person);
      await closeElsewhere(person);
      if (hours > 0) expect(await closing.pass(hours)).toBe(1);
      desk.online(true);
      desk.copies.compare();
      await soon(() => desk.copies.of(person.id)).toBeNull();
      await soon(async () => (await desk.onDisk('copies')).includes(person.familyName)).toBe(false);
      const left = () => one('select count(*)::int as n from closing_copies where customer_id = $1', person.id);
      await soon(async () => (await left())?.n).toBe(0);
      if (hours === 0) {
        expect(desk.closed).toContain(person.id);
        await soon(async () => (await desk.onDisk('day')).includes(person.familyName)).toBe(false);
      }
      // Fetched anew, nothing comes and no name stays.
      await desk.copies.fetch();
      await soon(async () => (await desk.onDisk('day')).includes(person.familyName)).toBe(false);
      await closing.pass(999);
    }
  });

  test('destroyed since: what comes then loses its values as well', async () => {
    const { person } = await spokenWith();
    await desk.outbox.record('customers.amend', amended(person, String(desk.outbox.list()[0]?.input.conversationId)));
    await closeElsewhere(person);
    expect(await closing.pass(25)).toBe(1);
    desk.online(true);
    await drained(1);
    await soon(() => desk.outbox.list()).toMatchObject([{ input: {}, problem: { code: 'not-found' } }]);
    await soon(async () => (await desk.onDisk('outbox')).includes(MARKER)).toBe(false);
  });
});
