import type pg from 'pg';
import type { Retained } from '../../shared/domain/retention-run.ts';
import { inTransaction } from '../database/in-transaction.ts';
import { HOLD_REFERENCE } from '../requests/hold-reference.ts';
import { closeLapsed, type When } from './close-lapsed.ts';
import { DUE, HOLDS, UNSEEN_BY } from './due.ts';
import type { Work } from './run-due.ts';
import { audit, type Ended, type Item, notDue, notThere, type Run } from './runs.ts';

type Client = pg.ClientBase;
type Hold = Pick<Extract<Ended, { state: 'held' }>, 'because' | 'by'>;

// Two backends at one run: each item is one's, and the other takes the next.
const TAKE = `select id, organisation, rule, due_on::text as "dueOn", subject from retention_items
  where id = $1::uuid and state = 'pending' for update skip locked`;
const DONE = `update retention_items set state = 'done', done_at = clock_timestamp(), held_because = null, held_by = null,
    subject = coalesce($2::uuid, subject) where id = $1::uuid`;
// Who may not know of it by now; of what goes nothing could tell that later.
const UNSEEN = (
  what: Retained,
) => `update retention_items i set unseen_by = array(select unnest(i.unseen_by) union select unnest(d.unseen))
  from (select ${UNSEEN_BY(what)} as unseen from (${DUE[what]}) d where d.subject = $2::uuid) d where i.id = $1::uuid`;
const HELD = `update retention_items set state = 'held', done_at = clock_timestamp(), held_because = $2, held_by = $3::uuid
  where id = $1::uuid`;

/** One item's turn, whole or not at all; false where somebody else has it, or had it. */
export function destroyItem({ pool, now, safetyNetHours }: Work, run: Run, itemId: string): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<Item>(TAKE, [itemId]);
    const [item] = rows;
    if (!item) return false;
    const ended = await endOf(client, run, item, { now: now(), safetyNetHours });
    if (ended.state === 'held') await client.query(HELD, [item.id, ended.because, ended.by]);
    else {
      await client.query(DONE, [item.id, ended.closingId ?? null]);
      const { organisation, rule, subject } = item;
      // It names no closing: the alias is to point to nobody one day. A request that went is named as in every row, for whom it is kept from.
      const details = { run: run.id, ...(run.what === 'old-requests' ? { request: subject } : {}) };
      await audit(client, {
        ...{ organisation, alias: ended.alias, requestId: run.id, details },
        ...(run.what === 'lapsed'
          ? { kind: 'closing', outcome: 'recorded', reason: 'lapsed' }
          : { outcome: 'gone', reason: rule }),
      });
    }
    return true;
  });
}

/** Looks again whether it is due and nothing holds it: what was previewed is the most that goes. */
async function endOf(client: Client, run: Run, item: Item, when: When): Promise<Ended> {
  const locked = await lockers[run.what](client, item.subject);
  if (!locked) return notThere;
  const due = `select d.about from (${DUE[run.what]}) d where d.subject = $1::uuid and d.due_on <= $2::date`;
  const { rowCount } = await client.query(due, [item.subject, run.upTo]);
  if (rowCount === 0) return notDue;
  const holds = `select h.* from (${DUE[run.what]}) d cross join lateral (${HOLDS[run.what]}) h where d.subject = $1::uuid limit 1`;
  const { rows } = await client.query<Hold>(holds, [item.subject]);
  await client.query(UNSEEN(run.what), [item.id, item.subject]);
  const [hold] = rows;
  if (hold) return { state: 'held', ...hold };
  if (run.what === 'lapsed') return { ...(await closeLapsed(client, run, item, when)), alias: locked.alias };
  await goes[run.what](client, item.subject);
  return { state: 'done', alias: locked.alias };
}

type Locked = { readonly alias: string | null };
const first = async (client: Client, text: string, subject: string) => (await client.query<Locked>(text, [subject])).rows[0];

/** What is being asked by that reference has come, or comes once this is gone. */
async function holdAbout(client: Client, which: string, subject: string): Promise<void> {
  const { rows } = await client.query<{ about: string | null }>(which, [subject]);
  const about = rows[0]?.about ?? null;
  if (about !== null) await client.query(HOLD_REFERENCE, [about]);
}

/** Locks what the item is about, the customer's row first as every command about a customer does; undefined where it is there no more. */
const lockers: Record<Retained, (client: Client, subject: string) => Promise<Locked | undefined>> = {
  // All of one person's: of two that go at once the second sees that it is the last.
  evidence: async (client, subject) => {
    await client.query(
      `select from evidence where customer_id = (select customer_id from evidence where outcome_id = $1::uuid)
        order by outcome_id for update`,
      [subject],
    );
    await holdAbout(client, 'select customer_reference as about from evidence where outcome_id = $1::uuid', subject);
    return first(client, 'select audit_alias as alias from evidence where outcome_id = $1::uuid', subject);
  },
  lapsed: (client, subject) =>
    first(client, `select audit_alias as alias from customers where id = $1::uuid and status = 'current' for update`, subject),
  'old-requests': async (client, subject) => {
    await client.query(
      `select from customers where id = (select customer_id from requests where id = $1::uuid) for no key update`,
      [subject],
    );
    await client.query('select from requests where id = $1::uuid for update', [subject]);
    await holdAbout(client, 'select closed_reference as about from requests where id = $1::uuid', subject);
    return first(
      client,
      `select coalesce(c.audit_alias, (select e.audit_alias from evidence e where e.customer_reference = q.closed_reference limit 1)) as alias
         from requests q left join customers c on c.id = q.customer_id where q.id = $1::uuid`,
      subject,
    );
  },
};

const goes: Record<Exclude<Retained, 'lapsed'>, (client: Client, subject: string) => Promise<void>> = {
  // With the last of what proves a payment the closing forgets whose it was.
  evidence: async (client, subject) => {
    const { rows } = await client.query('delete from evidence where outcome_id = $1::uuid returning customer_id', [subject]);
    await client.query(
      `update closings set customer_id = null, version = version + 1 where customer_id = $1::uuid
          and not exists (select from evidence e where e.customer_id = $1::uuid)`,
      [rows[0]?.customer_id],
    );
  },
  // What was joined to it first: it is about the same.
  'old-requests': async (client, subject) => {
    await client.query(
      `with recursive joined (id) as (
         select $1::uuid union select q.id from requests q join joined j on q.joined_to = j.id
       ) delete from requests where id in (select id from joined)`,
      [subject],
    );
  },
};
