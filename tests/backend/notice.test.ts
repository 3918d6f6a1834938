import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureNotices, noticeFiles } from '../../backend/notice/load.ts';
import { type Notice, noticeSchema } from '../../shared/domain/notice.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { addPerson, converseAt, decision } from './people.ts';

let backend: TestBackend;
let first: Notice;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  first = (await noticeFiles())[0] as Notice;
});
afterAll(() => backend?.stop());

const read = async (version: string, as = 'phone.adviser') => backend.call('notice.read', as, { version });
const days = (from: number) => new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10);
const reworded = (notice: Notice, wording: string): Notice => ({
  ...notice,
  optionalPurposes: notice.optionalPurposes.map((one) => ({ ...one, wording })),
});

test('every role reads the whole notice in force, and the same by its name', async () => {
  for (const as of ['phone.adviser', 'supervisor', 'website']) {
    const { status, body } = await read('current', as);
    expect(status).toBe(200);
    expect(noticeSchema.parse(body)).toEqual(first);
  }
  expect((await read(first.version)).body).toEqual(first);
  expect((await read('1999-01')).status).toBe(404);
  expect((await backend.call('notice.read', null, { version: 'current' })).status).toBe(401);
});

test('the latest that has begun is in force; one that begins later can be read by its name', async () => {
  const begun = { ...first, version: 'begun', effectiveFrom: days(-2) };
  const coming = { ...first, version: 'coming', effectiveFrom: days(2) };
  await ensureNotices(backend.pool, [coming, begun, first]);
  expect((await read('current')).body.version).toBe('begun');
  expect((await read('coming')).body.version).toBe('coming');
});

test('doing it again changes nothing; a text may be corrected', async () => {
  const corrected = { ...first, version: 'begun', effectiveFrom: days(-2), title: 'Corrected' };
  await ensureNotices(backend.pool, [corrected]);
  await ensureNotices(backend.pool, [corrected]);
  expect((await read('current')).body.title).toBe('Corrected');
});

test('a wording nobody heard may be put right; one that was read to a customer never changes', async () => {
  const version = { ...first, version: 'wording-1', effectiveFrom: days(-1) };
  await ensureNotices(backend.pool, [reworded(version, 'Draft?')]);
  await ensureNotices(backend.pool, [version]);

  const person = await addPerson(backend);
  const conversationId = await converseAt(backend, person, 2);
  const given = await backend.call(
    'consents.decide',
    'phone.adviser',
    decision(person, conversationId, [{ purpose: 'satisfaction-survey', decision: 'given', wordingVersion: 'wording-1' }]),
  );
  expect(given.status).toBe(200);

  await ensureNotices(backend.pool, [version]);
  await expect(ensureNotices(backend.pool, [reworded(version, 'Other words?')])).rejects.toThrow(
    'The wordings of notice wording-1 were read to customers: publish a new version instead',
  );
  expect(((await read('wording-1')).body as unknown as Notice).optionalPurposes).toEqual(first.optionalPurposes);
});
