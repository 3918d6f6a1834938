import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../../shared/operation.ts';
import { everyOperation, type OperationName, rowOf } from '../../../shared/operations.ts';
import { type Answer, callOver, startBackend, type TestBackend, testDatabase } from '../../support/backend.ts';
import { addPerson, converse, newId } from '../people.ts';
import { PERSON, tokenFor } from './callers.ts';
import { CALLERS, type CallerKind, EXPECTED } from './expected.ts';
import { INPUTS } from './situations.ts';
import { makeWorld, type World } from './world.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
});
afterAll(() => backend?.stop());

type Cell = { readonly operation: OperationName; readonly situation: string; readonly kind: CallerKind };

const statusesOf = (text: string) => text.split(/[ |]+/).map(Number);
const rows = Object.entries(EXPECTED).flatMap(([operation, situations]) =>
  Object.entries(situations).map(([situation, text]) => ({ operation: operation as OperationName, situation, text })),
);

/** Makes the call of a cell in a world; `change` alters the input. */
async function callOf({ operation, situation, kind }: Cell, world: World, change: object = {}): Promise<Answer> {
  const input = INPUTS[operation][situation]?.(world);
  if (!input) throw new Error(`No input for ${operation}, ${situation}`);
  return callOver(backend.url, operation, await tokenFor(kind), { ...input, ...change });
}

const auditedBy = async (answer: Answer) => {
  const request = answer.headers.get('x-request-id');
  const { rows: found } = await backend.pool.query('select actor, outcome from audit where request_id = $1', [request]);
  return found as { actor: string; outcome: string }[];
};

test('every operation has its row, every row its operation, every caller its status', () => {
  expect(Object.keys(EXPECTED).toSorted()).toEqual(everyOperation.map((one) => one.name).toSorted());
  for (const { operation, situation, text } of rows)
    expect([operation, situation, statusesOf(text).length]).toEqual([operation, situation, CALLERS.length]);
});

describe.each(rows)('$operation, $situation', ({ operation, situation, text }) => {
  test('answers each caller as written', async () => {
    const answered: [CallerKind, number][] = [];
    let world: World | undefined;
    for (const kind of CALLERS) {
      // Whoever has a person behind them may change the world.
      if (!world || PERSON[kind]) world = await makeWorld(backend, situation);
      const answer = await callOf({ operation, situation, kind }, world);
      answered.push([kind, answer.status]);
      if (answer.status !== 200) await checkRefusal({ operation, situation, kind }, world, answer);
    }
    expect(answered).toEqual(CALLERS.map((kind, index) => [kind, statusesOf(text)[index]]));
  });
});

/** A refusal names nobody, is the same for somebody who does not exist, and is in the audit when it is known who asked. */
async function checkRefusal(cell: Cell, world: World, answer: Answer): Promise<void> {
  const { requestId: _, ...said } = answer.body;
  const { givenName, familyName, email, mobile, reference } = world.person;
  for (const value of [givenName, familyName, email, mobile, reference, world.person.id, 'Shah'])
    expect(JSON.stringify(said)).not.toContain(value);
  const actor = cell.kind === 'no role' || cell.kind === 'unknown organisation' ? 'phone.adviser' : PERSON[cell.kind];
  const isAct = answer.status !== 401 && answer.status !== 400;
  const audited = isAct ? [{ actor, outcome: 'refused' }] : [];
  expect([cell.kind, await auditedBy(answer)]).toEqual([cell.kind, audited]);
  const input = INPUTS[cell.operation][cell.situation]?.(world);
  if (!input || !('customerId' in input)) return;
  const nobody = await callOf(cell, world, { customerId: newId() });
  const { requestId: __, ...saidOfNobody } = nobody.body;
  expect([cell.kind, saidOfNobody, await auditedBy(nobody)]).toEqual([cell.kind, said, audited]);
}

describe('nothing is confirmed, not even that there is such a person', () => {
  const saidTo = async (operation: OperationName, input: object) => {
    const { status, body } = await backend.call(operation, 'phone.adviser', { commandId: newId(), ...input });
    const { requestId: _, ...said } = body;
    return [status, said.code, said];
  };
  const decisions = [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }];
  const decide = () => ({ saidAt: new Date().toISOString(), decisions });

  test('where a representative without authority speaks', async () => {
    const conversationId = await converse(backend, 'phone.adviser', { speaker: 'representative' });
    const [somebody, closed] = [await addPerson(backend), await addPerson(backend, { status: 'closed' })];
    for (const { id: customerId } of [somebody, closed, { id: newId() }]) {
      const within = { customerId, conversationId };
      expect((await saidTo('customers.checkIdentity', { ...within, postcode: 'LS6 1AA' })).slice(0, 2)).toEqual([
        403,
        'no-authority',
      ]);
      expect((await saidTo('consents.decide', { ...within, ...decide() })).slice(0, 2)).toEqual([403, 'no-authority']);
    }
  });

  test('where the conversation is nobody’s or somebody else’s', async () => {
    const [somebody, closed] = [await addPerson(backend), await addPerson(backend, { status: 'closed' })];
    for (const conversationId of [newId(), await converse(backend, 'local.adviser')]) {
      const answers = [somebody, closed, { id: newId() }].map(({ id }) =>
        saidTo('consents.decide', { customerId: id, conversationId, ...decide() }),
      );
      const [first, ...rest] = await Promise.all(answers);
      expect(first?.slice(0, 2)).toEqual([409, 'conversation-not-open']);
      expect(rest).toEqual([first, first]);
    }
  });
});

describe('the table would notice', () => {
  const altered = async (operation: OperationName, roles: readonly Role[], kind: CallerKind) => {
    const row = rowOf(operation) as { roles: readonly Role[] };
    const before = row.roles;
    const situations = Object.entries(EXPECTED[operation]);
    const worlds = await Promise.all(situations.map(([situation]) => makeWorld(backend, situation)));
    row.roles = roles;
    try {
      const found = await Promise.all(
        situations.map(async ([situation, text], index) => {
          const answer = await callOf({ operation, situation, kind }, worlds[index] as World);
          return answer.status === statusesOf(text)[CALLERS.indexOf(kind)];
        }),
      );
      return found.every(Boolean);
    } finally {
      row.roles = before;
    }
  };
  const columnOf: Record<Role, CallerKind> = {
    adviser: 'adviser of the organisation',
    supervisor: 'supervisor',
    website: 'website',
  };
  const changes = everyOperation.flatMap(({ name, row }) =>
    (Object.keys(columnOf) as Role[]).map((role) => ({ name, role, taken: row.roles.includes(role), roles: row.roles })),
  );

  test.each(changes)('$name without or with one more: $role', async ({ name, role, taken, roles }) => {
    const others = taken ? roles.filter((one) => one !== role) : [...roles, role];
    expect(await altered(name, others, columnOf[role])).toBe(false);
    expect(await altered(name, roles, columnOf[role])).toBe(true);
  });
});
