import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CopyItem } from '../../shared/domain/access-copy.ts';
import { addDays } from '../../shared/domain/calendar.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { accessingAt } from './accessing.ts';
import { closingAt } from './closing.ts';
import { type Body, complaint, decide, today, unmatched } from './complaining.ts';
import { type Copying, copyingAt } from './copying.ts';
import { markedCustomer } from './marked-customer.ts';
import { addPerson, converse, converseAt, newId, type Person } from './people.ts';

let backend: TestBackend;
let work: Copying;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  work = copyingAt(backend);
});
afterAll(() => backend?.stop());

const done = async (name: Parameters<TestBackend['call']>[0], as: string, input: Body): Promise<Body> => {
  const { status, body } = await backend.call(name, as, input);
  if (status !== 200) throw new Error(`${name} answered ${status}: ${JSON.stringify(body)}`);
  return body;
};
const itemsOf = async (requestId: unknown, store: string): Promise<CopyItem[]> =>
  (await work.copyOf(requestId)).copy.sections.flatMap(({ items }) => items.filter(({ path }) => path.startsWith(`${store}/`)));
const valuesOf = ({ facts }: CopyItem) => Object.fromEntries(facts.map(({ id, value }) => [id, value]));
const flagsOf = ({ facts }: CopyItem) => facts.flatMap(({ id, flag }) => (flag === null ? [] : [[id, flag]]));

test('what was done about a complaint is in the copy: what they were told, promises, notes and steps to be looked through; never who looked into it', async () => {
  const person = await addPerson(backend);
  const conversationId = await converseAt(backend, person, 1);
  const about = complaint(person, conversationId);
  await done('complaints.log', 'phone.adviser', about);
  const { requestId } = about;
  const act = (name: Parameters<TestBackend['call']>[0], more: Body) =>
    done(name, 'supervisor', { commandId: newId(), requestId, ...more });
  const at = new Date().toISOString();
  await act('requests.note', { at, note: 'His sister Ada was there' });
  await act('requests.claim', { version: 1 });
  await done('promises.make', 'phone.adviser', {
    commandId: newId(),
    requestId,
    saidAt: at,
    how: 'ring',
    day: addDays(today(), 3),
  });
  await act('complaints.acknowledge', { version: 2, on: today(), how: 'letter' });
  await done('complaints.decide', 'supervisor', decide(requestId, 3));
  const { body } = await accessingAt(backend).log(person, await accessingAt(backend).talk(person));

  const [complained] = (await itemsOf(body.requestId, 'requests')).filter(({ title }) => title === 'A complaint you made');
  expect(valuesOf(complained as CopyItem)).toMatchObject({ acknowledged_on: today(), organisation: '0000000999' });
  expect(Object.keys(valuesOf(complained as CopyItem))).not.toContain('assigned_to_name');
  const notes = await itemsOf(body.requestId, 'request_notes');
  expect(notes.map(valuesOf)).toEqual([expect.objectContaining({ note: 'His sister Ada was there' })]);
  expect(notes.map(flagsOf)).toEqual([[['note', 'note']]]);
  const steps = await itemsOf(body.requestId, 'request_steps');
  expect(steps.map(valuesOf).map(({ step }) => step)).toEqual(expect.arrayContaining(['claimed', 'decided']));
  expect(steps.flatMap(flagsOf)).toContainEqual(['why', 'note']);
  expect(JSON.stringify([notes, steps])).not.toMatch(/Margaret Doyle/);
  expect((await itemsOf(body.requestId, 'promises')).map(valuesOf)).toEqual([
    expect.objectContaining({ request_id: about.reference, promised_on: addDays(today(), 3) }),
  ]);
});

test('what was said of themselves by who complains after closing, and when they were told the outcome, is in the copy', async () => {
  const marked = await markedCustomer(backend, false);
  const closing = closingAt(backend);
  expect((await closing.close({ id: marked.id } as Person, marked.conversationId)).status).toBe(200);
  expect(await closing.pass(25)).toBe(1);
  const said = { whoName: 'Zoe Quill', whoDateOfBirth: '1984-03-12', whoPostcode: 'LS6 1AA' };
  const about = unmatched(await converse(backend), { kind: 'complaint', closedReference: marked.reference, ...said });
  await done('requests.logUnmatched', 'phone.adviser', about);
  await backend.pool.query(`update requests set told_on = current_date, told_how = 'letter' where id = $1`, [about.requestId]);
  const copy = unmatched(await converse(backend), { closedReference: marked.reference });
  await done('requests.logUnmatched', 'phone.adviser', copy);
  const [complained] = (await itemsOf(copy.requestId, 'requests')).filter(({ title }) => title === 'A complaint you made');
  expect(valuesOf(complained as CopyItem)).toMatchObject({
    ...{ who_name: 'Zoe Quill', who_birth_date: '1984-03-12', who_postcode: 'LS6 1AA', told_how: 'letter' },
    told_on: expect.any(String),
  });
});
