import { afterAll, beforeAll, expect, test } from 'vitest';
import { PLACES } from '../../shared/domain/access.ts';
import { documentOf } from '../../shared/domain/access-document.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { type Body, codeOf, unmatched } from './complaining.ts';
import { type Copying, copyingAt } from './copying.ts';
import { converse, newId } from './people.ts';

let backend: TestBackend;
let work: Copying;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  work = copyingAt(backend);
});
afterAll(() => backend?.stop());

const TURNS = { tellsComplaint: true, tellsCommissioner: true, tellsCourt: true };
async function asked(as = 'phone.adviser'): Promise<string> {
  const saidAt = new Date().toISOString();
  const input = unmatched(await converse(backend, as), {
    whoName: 'Ada Ng',
    saidAt,
    kind: 'access',
    howToAnswer: 'to 1 High Street',
  });
  expect((await backend.call('requests.logUnmatched', as, input)).status).toBe(200);
  return input.requestId;
}
const nothing = (requestId: string, more: Body = {}) =>
  backend.call('requests.decideNothingHeld', 'supervisor', {
    ...{ commandId: newId(), requestId, version: 1, searched: 'By name', ...TURNS, ...more },
  });
const answer = (requestId: string, place: string, more: Body) =>
  work.call('accessRequests.answerPlace', requestId, { place, ...more });
const FOUND = { answer: 'found', items: 1, attachedAs: 'A letter, scanned' };

test('that nothing is held is said of a copy only once each place was asked, and found nothing', async () => {
  const requestId = await asked();
  const missing = { code: 'not-at-that-step', errors: [{ pointer: '/places', code: 'required' }] };
  expect((await nothing(requestId)).body).toMatchObject(missing);
  const [first, ...others] = PLACES;
  for (const place of others) await answer(requestId, place, { answer: 'nothing' });
  expect((await nothing(requestId)).body).toMatchObject(missing);
  await answer(requestId, first as string, { answer: 'not-searched', because: 'destroyed-by-its-period' });
  expect((await nothing(requestId)).body).toMatchObject({ step: 'tell-customer' });
  expect(codeOf(await answer(requestId, 'paper', FOUND))).toEqual([409, 'not-at-that-step']);
});

test('what was found is sent, once it was looked through and a document showed who they are; nothing-held is no way round it', async () => {
  const requestId = await asked();
  await work.answerAll(requestId);
  const decideAll = async () =>
    work.judge(
      requestId,
      work.flaggedIn(await work.copyOf(requestId)).map(({ path }) => path),
    );
  await decideAll();
  expect((await work.review(requestId)).status).toBe(200);
  const empty = await work.send(requestId, { documentSeen: 'passport' });
  expect(empty.body).toMatchObject({ code: 'not-at-that-step', errors: [{ pointer: '/found', code: 'required' }] });
  await answer(requestId, 'paper', FOUND);
  expect((await nothing(requestId, { version: 2 })).body).toMatchObject({ errors: [{ pointer: '/found', code: 'not-here' }] });
  expect((await work.review(requestId)).status).toBe(200);
  const { copy } = await work.copyOf(requestId);
  const text = JSON.stringify(documentOf(copy));
  expect(text).toContain('A letter, scanned');
  expect(text).toContain('Ada Ng');
  expect(copy.explanations.length).toBeGreaterThan(5);
  expect((await work.send(requestId)).body).toMatchObject({ errors: [{ pointer: '/documentSeen', code: 'required' }] });
  expect((await work.send(requestId, { documentSeen: 'passport' })).body).toMatchObject({ step: 'completed' });
  const { rows } = await backend.pool.query(
    'select sent_how, sent_hash, document_seen from access_requests where request_id = $1',
    [requestId],
  );
  expect(rows).toEqual([{ sent_how: 'post', sent_hash: copy.hash, document_seen: 'passport' }]);
});

test('whoever took it down neither looks it through nor sends it', async () => {
  const requestId = await asked('supervisor');
  await work.answerAll(requestId);
  await answer(requestId, 'paper', FOUND);
  await work.judge(
    requestId,
    work.flaggedIn(await work.copyOf(requestId)).map(({ path }) => path),
  );
  expect(codeOf(await work.review(requestId))).toEqual([403, 'four-eyes']);
});
