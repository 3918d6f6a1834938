import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyOperation, type OperationName, rowOf } from '../../../shared/operations.ts';
import { startBackend, type TestBackend, testDatabase } from '../../support/backend.ts';
import { askCopy } from '../accessing.ts';
import { complaint } from '../complaining.ts';
import { addPerson, converse, converseAt, newId, newReference, type Person } from '../people.ts';
import { inputOf, lasting, type Made, namesRequest, tells } from './learning.ts';
import { MAY_DIFFER } from './learns.ts';
import { KIND_WALKERS, KINDS, KINDS_MAY_DIFFER, learnsOfKinds, learnsWithComplaint } from './learns-kinds.ts';
import { dispute, makeWorld, type World } from './world.ts';

type Walker = (typeof KIND_WALKERS)[number];
type Caller = Parameters<TestBackend['call']>[1];

let backend: TestBackend;
let around: World;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  for (const who of [...KIND_WALKERS, 'phone.adviser']) await backend.call('deskKeys.read', who, { machineId: newId() });
  around = await makeWorld(backend, 'plain');
});
afterAll(() => backend?.stop());

/** Who of the walker's organisation, and who of another, takes down what the walker then sees or does not. */
const LOGGERS: Record<Walker, { readonly own: string; readonly other: string }> = {
  'local.supervisor': { own: 'local.adviser', other: 'phone.adviser' },
  'local.adviser': { own: 'local.supervisor', other: 'phone.adviser' },
  supervisor: { own: 'phone.adviser', other: 'local.adviser' },
};
const marked = () => `Marked${randomBytes(6).toString('hex')}`;

async function log(operation: OperationName, as: Caller, input: { requestId: string; reference: string; words?: unknown }) {
  const { status, body } = await backend.call(operation, as, input);
  if (status !== 200) throw new Error(`${operation} answered ${status}: ${JSON.stringify(body)}`);
  return { requestId: input.requestId, reference: input.reference, words: String(input.words) };
}

async function rectification(person: Person, as: string, conversationId: string, field: string, says: string): Promise<Made> {
  const input = { ...dispute(person, conversationId), words: marked() };
  return log('rectifications.log', as, { ...input, fields: [{ field, says, incomplete: false }] } as typeof input);
}
const copy = async (person: Person, as: string, conversationId: string): Promise<Made> =>
  log('accessRequests.log', as, askCopy(person, conversationId, { words: marked() }));

/** A customer, and what is asked of them where the walker sees it and where not; a complaint of them or of somebody else. */
async function begin(walker: Walker, same = false) {
  const person = await addPerson(backend);
  const complains = same ? person : await addPerson(backend);
  const { own, other } = LOGGERS[walker];
  // Open before anything is asked: that there is a conversation is no news of a request. Below level 1 a copy does not join another.
  const [here, there] = [await converseAt(backend, person, 1, own), await converseAt(backend, person, 1, other)];
  const [hereBelow, thereBelow] = [await converse(backend, own), await converse(backend, other)];
  const about = await converseAt(backend, complains, 1, own);
  const seen = async () =>
    [await rectification(person, own, here, 'mobile', '07700900123'), await copy(person, own, hereBelow)] as const;
  const others = async () =>
    [await rectification(person, other, there, 'dateOfBirth', '1984-03-21'), await copy(person, other, thereBelow)] as const;
  const complained = () => log('complaints.log', own, complaint(complains, about, { words: marked(), aboutSub: walker }));
  const unseen = async () => [...(await others()), await complained()] as const;
  const world: World = { ...around, person, conversationId: await converseAt(backend, person, 3, walker) };
  return { world, seen, unseen, others, complained };
}
const inOrder = <T>([rectified, copied]: readonly [T, T], [rectifiedElsewhere, copiedElsewhere, about]: readonly [T, T, T]) => [
  ...[rectifiedElsewhere, copiedElsewhere, rectified, copied, about],
];
const expected = (operation: OperationName, walker: Walker, same = false) => {
  const written = [...(learnsOfKinds(operation).split('|')[KIND_WALKERS.indexOf(walker)] as string)];
  const letters = same ? learnsWithComplaint(written) : written;
  return KINDS.map((what, index) => [what, letters[index]]);
};

// A contractor's, with a complaint about them of the same customer, are in `learns.test.ts`.
const rows = ([...KIND_WALKERS, 'with a complaint'] as const).flatMap((one) =>
  everyOperation.map(({ name }) => ({
    ...{ who: one, operation: name },
    ...(one === 'with a complaint' ? { walker: 'supervisor' as const, same: true } : { walker: one, same: false }),
  })),
);

describe.each(rows.filter(({ operation }) => namesRequest(operation)))('$operation by $who', ({ walker, operation, same }) => {
  test('of what it may not tell of it answers as of what does not exist', async () => {
    const { world, seen, unseen } = await begin(walker, same);
    const all = inOrder(await seen(), await unseen());
    const answerFor = async ({ requestId, reference }: Omit<Made, 'words'>) => {
      const which = operation === 'requests.byReference' ? { reference } : { requestId };
      const { status, body } = await backend.call(operation, walker, { ...inputOf(operation, world), ...which });
      return JSON.stringify([status, lasting(body)]);
    };
    const nobody = await answerFor({ requestId: newId(), reference: newReference() });
    const found: [string, string][] = [];
    for (const [index, one] of all.entries()) found.push([KINDS[index] as string, (await answerFor(one)) === nobody ? '.' : 'x']);
    expect(found).toEqual(expected(operation, walker, same));
  });
});

describe.each(rows.filter(({ operation }) => !namesRequest(operation)))('$operation by $who', ({ walker, operation, same }) => {
  test('says of each what is written; a read says the same as before what it may not tell of came', async () => {
    const { world, seen, others, complained } = await begin(walker, same);
    const visible = await seen();
    const input = inputOf(operation, world);
    const ask = async () => {
      const { status, body } = await backend.call(operation, walker, input);
      return { status, body };
    };
    const reads = rowOf(operation).kind === 'read';
    const before = reads && walker !== 'supervisor' ? await ask() : null;
    const [elsewhere, copied] = await others();
    // To the privacy team what is open elsewhere is no secret: it is the complaint that may change nothing. Of the same customer it takes their copy away.
    const unaware = reads && walker === 'supervisor' && !same ? await ask() : null;
    const all = inOrder(visible, [elsewhere, copied, await complained()]);
    const answer = await ask();
    expect(all.map((one, index) => [KINDS[index], tells(answer.body, one) ? 'x' : '.'])).toEqual(
      expected(operation, walker, same),
    );
    if (before && !(operation in MAY_DIFFER) && !(operation in KINDS_MAY_DIFFER))
      expect(lasting(answer)).toEqual(lasting(before));
    if (unaware && !operation.startsWith('audit.')) expect(lasting(answer)).toEqual(lasting(unaware));
  });
});
