import { randomBytes, randomUUID } from 'node:crypto';
import { createClient } from '../../electron/central/client.ts';
import { systemClock as clock } from '../../electron/clock.ts';
import { deskCopies } from '../../electron/copies/desk-copies.ts';
import { createOutbox } from '../../electron/outbox/outbox.ts';
import { openSealedStore } from '../../electron/sealed/sealed-store.ts';
import type { Change } from '../../shared/desk.ts';
import type { TestBackend } from '../support/backend.ts';
import { memoryDisk } from '../unit/electron/sealed/memory-disk.ts';
import { newId, newReference, type Person } from './people.ts';

type Input = Record<string, unknown>;
type ItemChange = Extract<Change, { kind: 'item' }>;

/** The app's own outbox and copies over a disk in memory, with the app's own way to the central service; nothing is sent while offline. */
export async function deskAt(backend: TestBackend, as = 'phone.adviser') {
  const [token, key, disk, machineId] = [await backend.token(as), randomBytes(32), memoryDisk(), newId()];
  const state = { online: false };
  const ends = new Map<string, ItemChange>();
  const sent: string[] = [];
  const closed: string[] = [];
  const client = createClient({
    ...{ server: () => backend.url, fetch: (url, init) => fetch(url, init), clock, token: () => token },
    ...{ newRequestId: randomUUID, observe: () => undefined },
  });
  const openStore = (kind: string) => openSealedStore({ kind, folder: `/${kind}`, key: () => key, disk });
  const outbox = createOutbox({
    ...{ clock, online: () => state.online, counted: () => undefined, newId, nameOf: () => null, machine: () => machineId },
    send: async (operation, input) => {
      if (!state.online) return { ok: false, error: { code: 'offline' }, sent: 'no', status: null, retryAfter: null };
      sent.push(String(input.commandId));
      return client.call(operation, input);
    },
    changed: (change) => ends.set(change.itemId, change),
    received: () => undefined,
    accountClosed: (customerId) => {
      closed.push(customerId);
      copies.closed(customerId);
    },
  });
  await outbox.keepIn(openStore('outbox'));
  const copies = deskCopies({
    ...{ clock, ask: client.call, online: () => state.online, newId, machine: () => machineId, hours: () => 12, openStore },
    ...{ changed: () => undefined, whose: () => as, foundClosed: (customerId: string) => void closed.push(customerId) },
  });
  copies.begin();

  return {
    ...{ outbox, copies, ends, sent, closed, machineId },
    online: (is: boolean) => {
      state.online = is;
      if (is) outbox.sendNow();
    },
    /** What lies in a store on the disk, as somebody with the key would read it. */
    onDisk: async (kind: 'outbox' | 'copies' | 'day') => {
      const { items } = await openSealedStore({
        kind,
        folder: `/${kind}`,
        key: () => key,
        disk: memoryDisk(new Map(disk.files)),
      });
      return items.map(({ plain }) => String(plain)).join('\n');
    },
    end: () => {
      copies.end();
      outbox.forget();
    },
  };
}
export type Desk = Awaited<ReturnType<typeof deskAt>>;

/** Puts somebody on the list of the day and fetches their record, while there is a connection. */
export async function takeCopy(desk: Desk, { id: customerId, givenName, familyName }: Person): Promise<string> {
  desk.online(true);
  await desk.copies.add({ customerId, givenName, familyName, yearOfBirth: 1984, outwardPostcode: 'LS6' });
  await desk.copies.fetch();
  const copy = desk.copies.of(customerId);
  if (!copy) throw new Error('No copy came');
  desk.online(false);
  return copy.fetchedAt;
}

/** A conversation without a connection in which somebody was identified against the copy, as far as a call back to their number. */
export async function talkOffline(desk: Desk, person: Person, fetchedAt: string, at: (minutes: number) => string) {
  const conversationId = newId();
  const opening = { commandId: newId(), conversationId, at: at(30), channel: 'telephone', direction: 'in', speaker: 'customer' };
  await desk.outbox.record('conversations.open', opening);
  const check = { kind: 'offline-check', at: at(29), customerId: person.id, conversationId, fetchedAt, passed: true };
  const matched = ['fullName', 'dateOfBirth', 'reference', 'calledBackOn'];
  const noted = { commandId: newId(), machineId: desk.machineId, events: [{ ...check, matched }] };
  await desk.outbox.record('deskEvents.record', noted);
  return conversationId;
}

/** What somebody says in it, by name: each takes down one thing and answers the command's id. */
export function sayings(desk: Desk, person: Person, conversationId: string, at: (minutes: number) => string) {
  const base = (minutes: number) => ({ commandId: newId(), customerId: person.id, conversationId, saidAt: at(minutes) });
  const record = async (operation: 'consents.decide' | 'rectifications.log' | 'closures.close', input: Input) => {
    const taken = await desk.outbox.record(operation, input);
    if (!taken.ok) throw new Error(`${operation} was not taken: ${taken.error.code}`);
    return String(input.commandId);
  };
  const request = () => ({ requestId: newId(), reference: newReference() });
  const wrong = (field: object) =>
    record('rectifications.log', {
      ...base(20),
      ...request(),
      howToAnswer: 'by phone',
      fields: [{ incomplete: false, ...field }],
    });
  return {
    withdrawal: () =>
      record('consents.decide', { ...base(22), decisions: [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }] }),
    correction: () =>
      wrong({ field: 'addressLine1', seen: person.addressLine, says: `1 New ${person.familyName} Road`, decidedOnCall: true }),
    dispute: () => wrong({ field: 'email', says: null }),
    closing: () =>
      record('closures.close', { ...base(18), ...request(), closingId: newId(), scope: 'service', reason: 'customer-choice' }),
    end: () => desk.outbox.record('conversations.end', { commandId: newId(), conversationId, at: at(10) }),
  };
}
