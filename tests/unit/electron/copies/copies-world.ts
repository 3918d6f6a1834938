import { randomBytes } from 'node:crypto';
import type { Attempt } from '../../../../electron/central/attempt.ts';
import { deskCopies } from '../../../../electron/copies/desk-copies.ts';
import { personStore } from '../../../../electron/sealed/person-store.ts';
import type { DayState } from '../../../../shared/day-list.ts';
import type { Copy } from '../../../../shared/operations/copies.ts';
import { type FakeClock, fakeClock, settle } from '../../../support/fake-clock.ts';
import { type MemoryDisk, memoryDisk } from '../sealed/memory-disk.ts';

export const HOUR = 3_600_000;
export const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
export const whom = (number: number) => ({
  ...{ customerId: idOf(number), givenName: `Given${number}`, familyName: 'Quill', yearOfBirth: 1984, outwardPostcode: 'LS6' },
});

/** A made-up copy, fetched at `at` for some hours. */
export function copyOf(customerId: string, at: number, hours = 12): Copy {
  const said = (field: Copy['values'][number]['field'], value: string) => ({
    ...{ field, value, source: 'phone' as const, sourceName: null, obtainedOn: '2026-01-02', callBack: false },
  });
  return {
    ...{ customerId, version: 3, givenName: 'Ada', familyName: 'Quill', birthDate: '1984-03-12', postcode: 'LS61AA' },
    ...{ uln: null, reference: '0123456789', failedChecks: [], knownTo: [], lastMonth: '2026-09', lastPlace: 'Leeds Library' },
    values: [said('givenName', 'Ada'), said('familyName', 'Quill'), said('mobile', '07700 900123')],
    consents: [
      {
        purpose: 'satisfaction-survey',
        state: 'given',
        since: '2026-01-02T10:00:00.000Z',
        receivedAt: '2026-01-02T10:00:00.000Z',
      },
      { purpose: 'ethnicity-monitoring', state: 'not-asked', since: null, receivedAt: null },
    ],
    ...{ knownToCaller: false, fetchedAt: new Date(at).toISOString(), expiresAt: new Date(at + hours * HOUR).toISOString() },
  };
}

type Asked = { readonly name: string; readonly input: Record<string, unknown> };

/** A desk's copies over a disk in memory, and a central service that keeps the real one's books. */
export function copiesWorld(disk: MemoryDisk = memoryDisk(), clock: FakeClock = fakeClock()) {
  const asked: Asked[] = [];
  const told: DayState[] = [];
  const found: string[] = [];
  const state = { online: true, key: randomBytes(32) as Buffer | null, closed: new Set<string>(), fails: false };
  const standing = new Map<string, string>();
  let made = 0;
  const fine = (value: unknown): Attempt<unknown> => ({ ok: true, value, requestId: undefined });
  const ask = async (name: string, input: Record<string, unknown>): Promise<Attempt<unknown>> => {
    asked.push({ name, input });
    const ids = (input.customerIds ?? []) as string[];
    if (!state.online || state.fails)
      return { ok: false, error: { code: 'offline' }, sent: 'no', status: null, retryAfter: null };
    if (name === 'copies.standing')
      return fine({
        items: [...standing.keys()].map((id) => ({ customerId: id, status: state.closed.has(id) ? 'closed' : 'current' })),
      });
    if (name === 'copies.end') {
      for (const id of ids) standing.delete(id);
      return fine({});
    }
    const open = ids.filter((id) => !state.closed.has(id));
    for (const id of open) standing.set(id, 'current');
    return fine({
      copies: open.map((id) => copyOf(id, clock.now(), Number(input.hours))),
      closed: ids.filter((id) => state.closed.has(id)),
      unknown: [],
    });
  };
  const keys = {
    current: () => state.key && Buffer.from(state.key),
    whose: () => (state.key ? 'priya' : null),
    folder: () => (state.key ? '/people/priya' : null),
  };
  const copies = deskCopies({
    ...{ clock, ask, online: () => state.online, machine: () => idOf(999), hours: () => 12, whose: keys.whose },
    newId: () => {
      made += 1;
      return `made-${made}`;
    },
    changed: (day) => told.push(day),
    foundClosed: (customerId) => void found.push(customerId),
    openStore: personStore({ keys, disk, failed: () => undefined }),
  });
  const begin = async () => {
    copies.begin();
    for (let turn = 0; turn < 20; turn += 1) await settle();
  };
  /** How many copies lie on the disk. */
  const onDisk = () => [...disk.files.keys()].filter((file) => /\/copies\/[\w-]+\.\d+\.sealed$/.test(file)).length;
  return { disk, clock, copies, asked, told, found, state, standing, begin, onDisk };
}
