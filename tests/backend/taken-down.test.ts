import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { accessingAt } from './accessing.ts';
import { type Copying, copyingAt } from './copying.ts';
import { type Disputing, disputingAt } from './disputing.ts';
import { addPerson, newId } from './people.ts';

let backend: TestBackend;
let desk: Disputing;
let work: Copying;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  desk = disputingAt(backend);
  work = copyingAt(backend);
});
afterAll(() => backend?.stop());

const codeOf = ({ status, body }: { status: number; body: Record<string, unknown> }) => [status, body.code];
const born = (says: string) => ({ field: 'dateOfBirth', says, incomplete: false });
const RIGHT = { field: 'dateOfBirth', decision: 'corrected', seenNow: '1984-03-12' };
const mobile = { field: 'mobile', says: '07700900123', incomplete: false };

describe('what a supervisor took down again', () => {
  test.each([
    ['alone', [born('1990-01-01')]],
    ['with something else', [born('1990-01-01'), mobile]],
  ])('%s joins what a colleague logged, and is decided by another', async (_, fields) => {
    const person = await addPerson(backend);
    const first = await desk.log(person, await desk.talk(person, 1), [born('1984-03-21')]);
    const { requestId } = first.body;
    expect((await desk.read(requestId)).mayDecide).toBe(true);

    const again = await desk.log(person, await desk.talk(person, 1, 'supervisor'), fields, {}, 'supervisor');
    expect(again.body.joined).toMatchObject([{ field: 'dateOfBirth' }]);
    expect(await desk.read(requestId)).toMatchObject({ mayDecide: false, mayNotDecide: 'four-eyes' });
    expect(codeOf(await desk.decide(requestId, 2, [RIGHT]))).toEqual([403, 'four-eyes']);
    expect((await desk.heldOf(person)).dateOfBirth?.value).toBe('1984-03-12');

    expect(await desk.read(requestId, 'supervisor.two')).toMatchObject({ mayDecide: true, version: 2 });
    expect((await desk.decide(requestId, 2, [RIGHT], {}, 'supervisor.two')).status).toBe(200);
    expect((await desk.tell(requestId, 3)).body.step).toBe('completed');
    const reopened = await backend.call('requests.reopen', 'supervisor', {
      ...{ commandId: newId(), requestId, version: 4, why: 'Told the wrong day', fields: ['dateOfBirth'] },
    });
    expect(codeOf(reopened)).toEqual([403, 'four-eyes']);
  });

  test('of a copy that a colleague logged, is looked through by another', async () => {
    const person = await addPerson(backend);
    const access = accessingAt(backend);
    const { body } = await access.log(person, await access.talk(person), { goesTo: 'address' });
    const again = await access.log(person, await access.talk(person, 1, 'supervisor'), {}, 'supervisor');
    expect(again.body.joined).toMatchObject({ reference: body.reference });
    expect(codeOf(await work.review(body.requestId))).toEqual([403, 'four-eyes']);
    expect((await desk.read(body.requestId)).mayDecide).toBe(false);
    expect((await work.review(body.requestId, 'supervisor.two')).status).toBe(200);
  });
});
