import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FIELDS, type Field } from '../../shared/domain/customer.ts';
import { everyOperation, type OperationName } from '../../shared/operations.ts';
import { callOver, startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { disputingAt } from './disputing.ts';
import { newId, type Person } from './people.ts';
import { tokenFor } from './roles/callers.ts';
import { INPUTS } from './roles/situations.ts';
import { makeWorld, type World } from './roles/world.ts';
import { minutesAgo, to } from './sharing.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
});
afterAll(() => backend?.stop());

/**
 * Where a value that is being checked may be, written by hand: the record and its copy, each with the mark; the request that checks it;
 * a find, which says whom the words typed belong to; and the copy of everything held, which is for the customer alone (article 15).
 * Nowhere else, so in nothing else that is made for somebody outside.
 */
const MAY_HOLD: readonly OperationName[] = ['customers.read', 'copies.take', 'requests.read', 'customers.find', 'requests.copy'];

/** Another value of each field that can hold any text, for the customer to have said: like nobody's. */
const SAYS: Partial<Record<Field, string>> = {
  givenName: 'Marigold',
  familyName: 'Thistlewood',
  addressLine1: '98 Bramblegate',
  email: 'marigold.thistlewood@example.org',
};
const markersOf = ({ givenName, familyName, mobile, email, addressLine, uln }: Person) => [
  ...[givenName, familyName, `0${mobile.slice(3)}`, mobile, email, addressLine, uln],
  ...Object.values(SAYS),
];

/** A world in whose ledger each recipient has everything, and whose person then disputes everything. */
async function disputedWorld(situation: string): Promise<World> {
  const world = await makeWorld(backend, situation);
  const { person } = world;
  for (const recipientId of [to('market-research'), to('local-careers')])
    await backend.pool.query(
      `insert into disclosures (id, customer_id, recipient_id, shared_at, received_at, items, why, basis, recorded_by, organisation)
       values ($1, $2, $3, $4, $4, $5, 'guidance', 'public-task', 'phone.adviser', '0000000999')`,
      [newId(), person.id, recipientId, minutesAgo(90), [...FIELDS]],
    );
  const fields = FIELDS.filter((field) => field !== 'dateOfBirth' || !situation.includes('dispute'));
  const birthDate = situation === 'a dispute once decided' ? '1984-03-21' : person.birthDate;
  const desk = disputingAt(backend);
  const said = fields.map((field) => ({ field, says: SAYS[field] ?? null, incomplete: SAYS[field] === undefined }));
  const logged = await desk.log(person, await desk.talk({ ...person, birthDate }, 1, 'local.adviser'), said, {}, 'local.adviser');
  expect([situation, logged.status]).toEqual([situation, 200]);
  return world;
}

const rows = everyOperation.flatMap(({ name }) => Object.keys(INPUTS[name]).map((situation) => ({ name, situation })));
const answered = new Set<OperationName>();
/**
 * What nobody is answered here: everything in it is being checked, which blocks a closing and its confirming and leaves no address for a copy
 * or a file; the customer speaks for themself; no copy has been looked through and no month published; or facts
 * are asked of an organisation that none of these is of.
 */
const UNANSWERED: readonly OperationName[] = [
  ...(['disclosures.record', 'closures.close', 'closures.confirm', 'authorities.use', 'otherRights.send'] as const),
  ...(['accessRequests.settle', 'accessRequests.review', 'accessRequests.send'] as const),
  ...(['publications.publish', 'publications.read', 'requests.giveFacts'] as const),
];

describe.each(rows)('$name, $situation', ({ name, situation }) => {
  test.each(['adviser of the organisation', 'supervisor', 'website'] as const)(
    'tells %s of nothing that is being checked',
    async (as) => {
      const world = await disputedWorld(situation);
      // A token of its own: some of these calls end the sessions of a machine.
      const { status, body } = await callOver(backend.url, name, await tokenFor(as), INPUTS[name][situation]?.(world) ?? {});
      if (status === 200) answered.add(name);
      const text = JSON.stringify(body);
      if (!MAY_HOLD.includes(name)) expect(markersOf(world.person).filter((marker) => text.includes(marker))).toEqual([]);
    },
  );
});

test('somebody was answered, so that there was something to look at', () => {
  expect(everyOperation.flatMap(({ name }) => (answered.has(name) ? [] : [name])).toSorted()).toEqual(UNANSWERED.toSorted());
});

test('the record and its copy say of each value that it is being checked', async () => {
  const { person } = await disputedWorld('for a reason');
  const read = await backend.call('customers.read', 'supervisor', { customerId: person.id, reason: 'my-day' });
  const taken = await backend.call('copies.take', 'phone.adviser', { machineId: newId(), customerIds: [person.id] });
  for (const shown of [read.body, ...(taken.body.copies as Record<string, unknown>[])]) {
    expect(JSON.stringify(shown)).toContain(person.addressLine);
    expect((shown.beingChecked as { field: string }[]).map(({ field }) => field).toSorted()).toEqual(FIELDS.toSorted());
  }
});

test('nor does any entry of the audit hold one', async () => {
  const { rows: entries } = await backend.pool.query('select details::text from audit where details is not null');
  const text = JSON.stringify(entries);
  for (const marker of Object.values(SAYS)) expect(text).not.toContain(marker);
});
