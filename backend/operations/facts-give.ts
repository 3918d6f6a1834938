import { CompiledQuery, sql, type Transaction } from 'kysely';
import type { Call, CommandHandler } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { refuse, refuseField } from '../refusal.ts';
import { STILL_WANTED } from '../requests/asked-facts.ts';
import { factsWithin } from '../requests/reach.ts';
import { addStep } from '../requests/steps.ts';

type Held = { readonly requestId: string; readonly wanted: boolean };

// The request's row is held before that of the facts, as whatever else is done with it holds it; whether they are still wanted, and of whom, is
// read once it is: the statement that waits for the row sees everything else as it was before.
const ASKED = `requests r where r.id = (select f.request_id from asked_facts f where f.id = $1::uuid and ${factsWithin('$2', '$3')})`;
const HOLD = `select from ${ASKED} for update of r`;
const READ = `select r.id as "requestId", ${STILL_WANTED} as wanted from ${ASKED}`;

/**
 * Gives the facts that the caller's organisation was asked, once. Of the complaint nothing is learnt by it; whoever decides it has it read
 * again, for its version moves (domain: complaint).
 */
export const giveFacts: CommandHandler<'requests.giveFacts'> = async (call, input, tx) => {
  const { commandId, factsId } = input;
  const facts = input.facts.trim();
  const { requestId, wanted } = await holdFacts(call, factsId, tx);
  if (!wanted) throw refuse('not-at-that-step');
  if (facts === '') throw refuseField('facts', 'required', 'What is known of it');
  const answeredAt = call.now.toISOString();
  const { sub, name } = call.caller;
  const { rows } = await sql`update asked_facts set facts = ${facts}, answered_by = ${sub}, answered_by_name = ${name},
      answered_at = ${answeredAt}::timestamptz where id = ${factsId}::uuid and facts is null returning id`.execute(tx);
  if (rows.length === 0) throw refuse('not-at-that-step');
  await sql`insert into request_commands (command_id, request_id) values (${commandId}::uuid, ${requestId}::uuid)
    on conflict do nothing`.execute(tx);
  await addStep(call, { commandId, requestId, step: 'facts-given' }, tx);
  await sql`update requests set version = version + 1 where id = ${requestId}::uuid`.execute(tx);
  return {
    answer: { commandId, factsId, answeredAt },
    // Nobody's record was looked at by it; the request is named for whom it is kept from.
    audit: { kind: 'request', outcome: 'facts-given', details: { request: requestId, facts: factsId } },
  };
};

/** Refused alike whether there is no such question, it was put to another organisation, or the complaint is kept from the caller. */
async function holdFacts({ caller }: Call, factsId: string, tx: Transaction<Database>): Promise<Held> {
  const asked = [factsId, caller.touchpoint, caller.sub];
  await tx.executeQuery(CompiledQuery.raw(HOLD, asked));
  const { rows } = await tx.executeQuery(CompiledQuery.raw(READ, asked) as CompiledQuery<Held>);
  if (!rows[0]) throw refuse('not-found');
  return rows[0];
}
