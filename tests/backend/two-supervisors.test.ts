import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeRandom } from '../../backend/synthetic/random.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { rounds, seed } from '../support/rounds.ts';
import { type Handling, handlingAt } from './handling.ts';
import { replayed, type Tried, workThrough } from './two-supervisors.ts';

let backend: TestBackend;
let here: Handling;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  here = handlingAt(backend);
  await here.everybodySignsIn();
});
afterAll(() => backend?.stop());

/** Refusals that two people at one queue get: somebody was quicker, holds it, or it is not at that step. */
const REFUSED = ['stale-version', 'claimed-by-another', 'not-at-that-step', 'changed-meanwhile'];
const codeOf = ({ answer }: Tried) => String(answer.body.code);

test(`two supervisors on one queue, ${rounds(500)} random actions each at once: nothing is doubled, nothing is lost`, async () => {
  const from = seed();
  console.info(`two supervisors: seed ${from}`);
  const requests: string[] = [];
  const people = new Map<string, string>();
  for (let n = 0; n < 12; n++) {
    const { requestId, person } = await here.disputed();
    requests.push(requestId);
    people.set(requestId, person.id);
  }
  const [one, other] = await Promise.all([
    workThrough(here, 'supervisor', requests, rounds(500), makeRandom(from, 1, 0)),
    workThrough(here, 'supervisor.two', requests, rounds(500), makeRandom(from, 2, 0)),
  ]);
  const tried = [...one, ...other];
  const done = tried.filter(({ answer }) => answer.status === 200);
  const refused = tried.filter(({ answer }) => answer.status !== 200);
  // Handing over to where it is already says which field is wrong; everything else is refused for what a colleague did.
  const slips = refused.filter(({ action, answer }) => action === 'handOver' && answer.status === 400);
  expect(refused.filter((each) => !slips.includes(each) && !REFUSED.includes(codeOf(each)))).toEqual([]);
  expect(done.length).toBeGreaterThan(tried.length / 5);

  // No version is given twice, none is left out; from their order follows whose each is, where, and what is held.
  for (const requestId of requests) {
    const moved = done
      .filter((each) => each.requestId === requestId && each.answer.body.version === Number(each.sent.version) + 1)
      .toSorted((a, b) => Number(a.answer.body.version) - Number(b.answer.body.version));
    const now = await here.desk.read(requestId);
    expect(moved.map(({ answer }) => answer.body.version)).toEqual(moved.map((_, index) => index + 2));
    expect(now.version).toBe(moved.length + 1);
    const { rows } = await backend.pool.query('select assigned_to, organisation from requests where id = $1', [requestId]);
    const { holder, organisation, value, decided } = replayed(moved);
    expect(rows).toEqual([{ assigned_to: holder, organisation }]);
    // What is decided is decided once, until it is taken back.
    expect(decided).toBeLessThanOrEqual(1);
    expect(now.disputes).toMatchObject([{ now: value ?? '1984-03-12', decision: decided === 1 ? expect.any(String) : null }]);
    const history = await here.history(requestId);
    const noted = done.filter((each) => each.action === 'note' && each.requestId === requestId).map(({ sent }) => sent.note);
    expect(
      history
        .filter(({ event }) => event === 'noted')
        .map(({ text }) => text)
        .toSorted(),
    ).toEqual(noted.toSorted());
    const checked = done.filter((each) => each.action === 'check' && each.requestId === requestId);
    expect(history.filter(({ event }) => event === 'checked')).toHaveLength(checked.length);
    const count = (event: string) => history.filter((each) => each.event === event).length;
    for (const [action, event] of [
      ['handOver', 'handed-over'],
      ['reopen', 'reopened'],
      ['wait', 'waiting'],
      ['resume', 'resumed'],
      ['tell', 'customer-told'],
      ['extend', 'extended'],
    ] as const)
      expect([event, count(event)]).toEqual([event, moved.filter((each) => each.action === action).length]);
  }

  // The audit has each act once, and each refusal.
  const { rows: audited } = await backend.pool.query(
    `select actor, operation, outcome = 'refused' as refused, count(*)::int as many from audit
      where operation like 'requests.%' and operation not in ('requests.read', 'requests.history', 'requests.people', 'requests.list')
      group by 1, 2, 3`,
  );
  const inAudit = (by: string, isRefused: boolean) =>
    audited.filter((row) => row.actor === by && row.refused === isRefused).reduce((sum, { many }) => sum + many, 0);
  for (const by of ['supervisor', 'supervisor.two']) {
    expect(inAudit(by, false)).toBe(done.filter((each) => each.by === by).length);
    expect(inAudit(by, true)).toBe(refused.filter((each) => each.by === by && !slips.includes(each)).length);
  }

  // The queue holds each of them once, open or finished, at the step it is at.
  const listed = [...(await everyOf('open')), ...(await everyOf('finished'))].filter(({ id }) => requests.includes(id));
  expect(listed.map(({ id }) => id).toSorted()).toEqual(requests.toSorted());
  for (const { id, step, version } of listed) {
    const read = await here.desk.read(id);
    expect({ id, step, version }).toEqual({ id, step: read.step, version: read.version });
  }
}, 600_000);

async function everyOf(which: 'open' | 'finished') {
  const items: { id: string; step: string; version: number }[] = [];
  let cursor: string | undefined;
  do {
    const { body } = await backend.call('requests.list', 'supervisor', { which, limit: 5, ...(cursor ? { cursor } : {}) });
    items.push(...(body.items as typeof items));
    cursor = (body.next as string | null) ?? undefined;
  } while (cursor);
  return items;
}
