import { sql, type Transaction } from 'kysely';
import { londonDay } from '../../shared/domain/day.ts';
import type { Input } from '../../shared/operations.ts';
import type { Call, CommandHandler } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { refuse, refuseField } from '../refusal.ts';
import { FACTS_FROM } from '../requests/asked-facts.ts';
import { refuseDeciding } from '../requests/decisions.ts';
import { addStep } from '../requests/steps.ts';
import { takeRequest } from '../requests/taken.ts';

type Asked = { readonly touchpoint: string; readonly name: string };

/**
 * Asks the organisation a complaint is about for facts (domain: complaint; it supplies facts and does not decide). By whoever decides the
 * complaint, in their own words: nothing of the complaint itself goes there.
 */
export const askFacts: CommandHandler<'requests.askFacts'> = async (call, input, tx) => {
  const { commandId, requestId, factsId, organisation, by } = input;
  const what = input.what.trim();
  const taken = await takeRequest(call, input, tx);
  const answer = { commandId, requestId, factsId };
  const details = { request: requestId, facts: factsId, to: organisation };
  const audit = { kind: 'request', customerId: taken.customerId, details } as const;
  if (await madeBefore(call, input, tx)) return { answer, audit: { ...audit, outcome: 'repeated' } };
  if (taken.kind !== 'complaint') throw refuse('not-at-that-step');
  await refuseDeciding(call, taken, tx);
  if (what === '') throw refuseField('what', 'required', 'What they are asked');
  if (by < londonDay(call.now)) throw refuseField('by', 'too-early', 'That day has been');
  const asked = await askedOf(requestId, tx);
  if (asked === null || asked.touchpoint !== organisation)
    throw refuseField('organisation', 'not-here', 'Facts are asked of the organisation the complaint is about');
  const { sub, name, touchpoint } = call.caller;
  if (organisation === touchpoint) throw refuseField('organisation', 'own', 'The own organisation notes what it knows');
  const inserted = await sql`insert into asked_facts
      (id, command_id, request_id, organisation, what, by_day, asked_by, asked_by_name, asked_from, asked_at)
    values (${factsId}::uuid, ${commandId}::uuid, ${requestId}::uuid, ${organisation}, ${what}, ${by}::date, ${sub}, ${name},
      ${touchpoint}, ${call.now.toISOString()}::timestamptz) on conflict (id) do nothing returning id`.execute(tx);
  if (inserted.rows.length === 0) throw refuse('idempotency-key-reused');
  await addStep(call, { commandId, requestId, step: 'facts-asked', whom: organisation, whomName: asked.name }, tx);
  return { answer, audit: { ...audit, outcome: 'facts-asked' } };
};

/** Whether an earlier arrival of this command asked it, when its key's record has gone. */
async function madeBefore(call: Call, { commandId, requestId, factsId }: Input<'requests.askFacts'>, tx: Transaction<Database>) {
  const { rows } = await sql<{ by: string; requestId: string; id: string }>`select asked_by as by, request_id as "requestId", id
    from asked_facts where command_id = ${commandId}::uuid`.execute(tx);
  const [made] = rows;
  if (!made) return false;
  const same = made.by === call.caller.sub && made.requestId === requestId && made.id === factsId;
  if (!same) throw refuse('idempotency-key-reused');
  return true;
}

/** Whom facts about a complaint can be asked of; null for nobody. */
async function askedOf(requestId: string, tx: Transaction<Database>): Promise<Asked | null> {
  const { rows } =
    await sql<Asked>`select o.touchpoint, o.name from complaints c join organisations o on o.touchpoint = ${sql.raw(FACTS_FROM)}
    where c.request_id = ${requestId}::uuid`.execute(tx);
  return rows[0] ?? null;
}
