import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../shared/domain/calendar.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { type Disputing, disputingAt, today } from './disputing.ts';
import { addPerson, newId, type Person } from './people.ts';

let backend: TestBackend;
let desk: Disputing;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  desk = disputingAt(backend);
});
afterAll(() => backend?.stop());

async function disputed(more: object = {}): Promise<{ person: Person; requestId: unknown; reference: string }> {
  const person = await addPerson(backend);
  const born = { field: 'dateOfBirth', says: '1984-03-21', incomplete: false };
  const { body } = await desk.log(person, await desk.talk(person, 1), [born], more);
  return { person, requestId: body.requestId, reference: String(body.reference) };
}

describe('more time', () => {
  const extend = (requestId: unknown, version: number, more: object = {}) =>
    backend.call('requests.extend', 'supervisor', {
      ...{ commandId: newId(), requestId, version, months: 2, reason: 'complex', toldOn: today(), toldHow: 'letter' },
      ...more,
    });

  test('runs from the same start, once, and the steps of it can be shown', async () => {
    const { requestId } = await disputed({ saidAt: `${addDays(today(), -20)}T12:00:00Z` });
    const before = await desk.read(requestId);
    const { status, body } = await extend(requestId, 1);
    expect(status).toBe(200);
    const after = await desk.read(requestId);
    expect(after).toMatchObject({
      dueOn: body.dueOn,
      extendBy: before.dueOn,
      extensionMonths: 2,
      madeOn: before.madeOn,
      version: 2,
    });
    expect(String(after.dueOn) > String(before.dueOn)).toBe(true);
    expect((await extend(requestId, 2)).body.code).toBe('not-at-that-step');
  });

  test('needs that the customer was told by the first due day', async () => {
    const { requestId } = await disputed({ saidAt: `${addDays(today(), -60)}T12:00:00Z` });
    expect((await extend(requestId, 1)).body.errors).toMatchObject([{ code: 'too-late' }]);
    expect((await extend(requestId, 1, { toldOn: addDays(today(), 1) })).body.errors).toMatchObject([{ code: 'in-the-future' }]);
    expect((await extend(requestId, 1, { toldOn: addDays(today(), -40) })).status).toBe(200);
  });
});

describe('the list', () => {
  const list = async (as: string, more: object = {}) =>
    (await backend.call('requests.list', as, { which: 'open', limit: 100, ...more })).body.items as Record<string, unknown>[];

  test('is an adviser’s own, a supervisor’s organisation’s; references and fields, nobody’s name', async () => {
    const { person, requestId, reference } = await disputed();
    const [mine] = await list('phone.adviser', { customerId: person.id });
    expect(mine).toMatchObject({
      id: requestId,
      reference,
      step: 'being-checked',
      fields: ['dateOfBirth'],
      decided: 0,
      noticesOpen: 0,
    });
    expect(JSON.stringify(mine)).not.toContain(person.familyName);
    expect(await list('local.adviser', { customerId: person.id })).toEqual([]);
    expect(await list('local.supervisor', { customerId: person.id })).toEqual([]);
    expect(await list('supervisor', { customerId: person.id })).toHaveLength(1);
    expect(await list('supervisor', { customerId: person.id, which: 'finished' })).toEqual([]);
  });

  test('comes a page at a time, the oldest first', async () => {
    for (let n = 0; n < 3; n++) await disputed({ saidAt: `${addDays(today(), -n)}T12:00:00Z` });
    const seen: [string, string][] = [];
    let cursor: string | undefined;
    do {
      const { body } = await backend.call('requests.list', 'supervisor', {
        which: 'open',
        sort: 'madeOn',
        limit: 2,
        ...(cursor ? { cursor } : {}),
      });
      seen.push(...(body.items as { madeOn: string; id: string }[]).map(({ madeOn, id }): [string, string] => [madeOn, id]));
      cursor = (body.next as string | null) ?? undefined;
    } while (cursor);
    expect(new Set(seen.map(([, id]) => id)).size).toBe(seen.length);
    expect(seen.map(([madeOn]) => madeOn)).toEqual(seen.map(([madeOn]) => madeOn).toSorted());
  });
});
