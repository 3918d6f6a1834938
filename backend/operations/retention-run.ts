import { sql, type Transaction } from 'kysely';
import { mayRunBecome, type RunState } from '../../shared/domain/retention-run.ts';
import type { Call, CommandHandler } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { refuse } from '../refusal.ts';
import { answersFor } from './recipient-notices.ts';

type Known = { readonly state: RunState; readonly proposedBy: string };

const DECIDE = `update retention_runs set state = $2, decided_by = $3, decided_by_name = $4, decided_at = $5::timestamptz where id = $1::uuid`;
// Refused, it has no more use for whom it was about, and another run may have them.
const FORGET = `update retention_items set subject = null where run_id = $1::uuid and $2 = 'refused'`;

// What they may not know of, nobody approves: it comes again in a run of others.
const LET_GO = `delete from retention_items where run_id = $1::uuid and $2 = 'approved' and $3 = any (unseen_by)`;

/** Approves a run that somebody else made, or refuses it; whoever made it may take it back (domain: closing, until when). */
export const decideRun: CommandHandler<'retention.approve'> = async (call, { commandId, runId, decision }, tx) => {
  const { state, proposedBy } = await lockRun(call, runId, tx);
  if (!mayRunBecome(state, decision)) throw refuse('not-at-that-step');
  const { sub, name } = call.caller;
  if (decision === 'approved' && proposedBy === sub) throw refuse('four-eyes');
  return {
    answer: { commandId, runId, state: decision },
    audit: { kind: 'retention', outcome: decision === 'approved' ? 'approved' : 'not-approved', details: { run: runId } },
    writes: [
      { sql: DECIDE, parameters: [runId, decision, sub, name, call.now.toISOString()] },
      { sql: FORGET, parameters: [runId, decision] },
      { sql: LET_GO, parameters: [runId, decision, sub] },
    ],
  };
};

const START = `update retention_runs set state = 'running', started_by = $2, started_by_name = $3, started_at = $4::timestamptz
  where id = $1::uuid and state in ('approved', 'interrupted')`;

/**
 * Starts an approved run, or goes on with one that stopped part-way. The items go one by one in `backend/retention/run-due.ts`, in whichever
 * backend is there: nothing needs to stay open for it.
 */
export const startRun: CommandHandler<'retention.run'> = async (call, { commandId, runId }, tx) => {
  const { state } = await lockRun(call, runId, tx);
  const already = state === 'running';
  if (!already && !mayRunBecome(state, 'running')) throw refuse('not-at-that-step');
  const { sub, name } = call.caller;
  return {
    answer: { commandId, runId, state: 'running' },
    audit: { kind: 'retention', outcome: already ? 'repeated' : 'begun', details: { run: runId } },
    writes: [{ sql: START, parameters: [runId, sub, name, call.now.toISOString()] }],
  };
};

/** The run, held until the command ends; of the own organisation. */
async function lockRun(call: Call, runId: string, tx: Transaction<Database>): Promise<Known> {
  const own = answersFor(call);
  const { rows } = await sql<Known>`select state, proposed_by as "proposedBy" from retention_runs
    where id = ${runId}::uuid and (${own}::text is null or organisation = ${own}) for update`.execute(tx);
  const [known] = rows;
  if (!known) throw refuse('not-found');
  return known;
}
