import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { disputingAt, type Told, today } from './disputing.ts';
import { newId } from './people.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase(), customers: 6_000, seed: 4 });
}, 300_000);
afterAll(() => backend?.stop());

/** What no row may break: each finds those that do. */
const BROKEN: Readonly<Record<string, string>> = {
  'a value is marked exactly while its request is open and the customer is not told': `
    select f.field from rectification_fields f join requests q on q.id = f.request_id
     where f.marked <> (q.status = 'open' and q.told_on is null)`,
  'a request is complete exactly when all is decided, the customer told and each notice at its end': `
    select q.reference from requests q where q.status <> 'joined' and (q.status = 'completed') <> (q.told_on is not null
       and not exists (select from rectification_fields f where f.request_id = q.id and f.decision is null)
       and not exists (select from recipient_notices n where n.request_id = q.id and n.state in ('to-tell', 'told')))`,
  'and has its end then': `select reference from requests where (completed_at is not null) <> (status = 'completed')`,
  'what was put right is held, with the request as its source': `
    select q.reference from rectification_fields f join requests q on q.id = f.request_id
      left join held_values h on h.customer_id = f.customer_id and h.field = f.field
     where f.decision in ('corrected', 'corrected-differently')
       and (h.value, h.source, h.source_name) is distinct from (f.decided_value, 'rectification', q.reference)`,
  'nothing else has such a source': `
    select h.field from held_values h where h.source = 'rectification' and not exists (
      select from rectification_fields f join requests q on q.id = f.request_id
       where f.customer_id = h.customer_id and f.field = h.field and q.reference = h.source_name and f.decision like 'corrected%')`,
  'what was not put right is held as it was': `
    select f.field from rectification_fields f left join held_values h on h.customer_id = f.customer_id and h.field = f.field
     where (f.decision is null or f.decision in ('kept', 'completed')) and h.value is distinct from f.held_value`,
  'what completes a value stands beside it, and beside no other': `
    select h.field from held_values h left join rectification_fields f
        on f.customer_id = h.customer_id and f.field = h.field and f.decision = 'completed'
     where h.note is distinct from f.reasons`,
  'nobody decides what they logged, save on the call': `
    select q.reference from rectification_fields f join requests q on q.id = f.request_id
     where not f.on_call and f.decided_by = q.recorded_by`,
  'each recipient that had what was put right has a notice of it': `
    select q.reference from rectification_fields f join requests q on q.id = f.request_id
      join disclosures d on d.customer_id = f.customer_id and f.field = any(d.items) and d.shared_at < f.decided_at
     where f.decision <> 'kept' and not exists (select from recipient_notices n
             where n.request_id = q.id and n.recipient_id = d.recipient_id and f.field = any(n.items))`,
  'no notice names what its recipient was not given': `
    select n.id from recipient_notices n, unnest(n.items) as item where not exists (select from disclosures d
      where d.customer_id = n.customer_id and d.recipient_id = n.recipient_id and item = any(d.items) and d.shared_at < n.made_at)`,
  'a notice has its end exactly where it is at one': `
    select id from recipient_notices where (ended_on is not null) <> (state in ('acknowledged', 'impossible'))
        or (told_on is not null) <> (state in ('told', 'acknowledged'))
        or (impossible_because is not null) <> (state = 'impossible') or told_on < made_on or ended_on < made_on`,
  'no recipient is told before the customer': `
    select n.id from recipient_notices n join requests q on q.id = n.request_id
     where n.told_on is not null and (q.told_on is null or n.told_on < q.told_on)`,
  'nothing is passed on while it is being checked': `
    select d.id from disclosures d join requests q on q.customer_id = d.customer_id
      join rectification_fields f on f.request_id = q.id and not f.on_call and f.field = any(d.items)
     where d.shared_at >= least(q.said_at, q.received_at)
       and (q.told_on is null or (d.shared_at at time zone 'Europe/London')::date < q.told_on)`,
  'whoever was sent to a research organisation is marked so, and nobody else': `
    select c.reference from customers c where c.researched <> exists (select from disclosures d
      join recipients r on r.id = d.recipient_id and r.kind = 'market-research' where d.customer_id = c.id)`,
  'a request that joined another has nothing of its own, and the other one its words': `
    select q.reference from requests q where q.status = 'joined' and (q.joined_to is null
       or exists (select from rectification_fields f where f.request_id = q.id)
       or not exists (select from rectification_claims e where e.command_id = q.command_id and e.request_id = q.joined_to))`,
  'the last words said of a field are those that count': `
    select q.reference from rectification_fields f join requests q on q.id = f.request_id
      cross join lateral (select e.says from rectification_claims e where e.request_id = q.id and e.field = f.field
                           order by e.said_at desc limit 1) as last where last.says is distinct from f.says`,
  'a paper that lets somebody speak was seen in person, a word was heard at level 2': `
    select a.id from authorities a where not exists (select from conversations v
      join conversation_levels l on l.conversation_id = v.id and l.customer_id = a.customer_id
     where v.adviser = a.recorded_by and v.began_at < a.recorded_at and (v.ended_at > a.recorded_at)
       and (l.level = 2 or v.channel = 'face-to-face'))`,
};

test.each(Object.entries(BROKEN))('%s', async (_, broken) => {
  expect((await backend.pool.query(broken)).rows).toEqual([]);
});

const openOnes = async () => {
  const { body } = await backend.call('requests.list', 'supervisor', { which: 'open', limit: 100 });
  return body.items as (Record<string, unknown> & { id: string; step: string })[];
};

test('the privacy team sees what is open, with where it is and by when it is due', async () => {
  const items = await openOnes();
  const { rows } = await backend.pool.query(`select count(*)::int as many from requests where status = 'open'`);
  expect(items.length).toBe(rows[0].many);
  expect(items.length).toBeGreaterThan(3);
  for (const { step, dueOn } of items) {
    expect(['being-checked', 'tell-customer', 'tell-recipients']).toContain(step);
    expect(dueOn).toMatch(/^20\d\d-\d\d-\d\d$/);
  }
});

test('and can go on with it to its end', async () => {
  const desk = disputingAt(backend);
  const requestId = (await openOnes()).find(({ step }) => step === 'being-checked')?.id;
  const { version, disputes, ...whole } = await desk.read(requestId, 'supervisor.two');
  const fields = disputes.map(({ field, now, says }) =>
    says === null
      ? { field, seenNow: now, decision: 'completed', reasons: 'Seen on a paper.' }
      : { field, seenNow: now, decision: 'corrected' },
  );
  const decided = await desk.decide(requestId, version, fields, {}, 'supervisor.two');
  expect([decided.status, whole.customerId !== null]).toEqual([200, true]);
  expect((await desk.tell(requestId, version + 1, {}, 'supervisor.two')).status).toBe(200);
  const left: Told = await desk.read(requestId);
  for (const { id } of left.notices) {
    const impossible = { state: 'impossible', because: 'nobody-answers', on: today() };
    const answer = await backend.call('recipientNotices.update', 'supervisor', {
      commandId: newId(),
      noticeId: id,
      version: 1,
      ...impossible,
    });
    expect(answer.status).toBe(200);
  }
  expect((await desk.read(requestId)).step).toBe('completed');
});
