import type { Transaction } from 'kysely';
import type { RequestEvent } from '../../shared/domain/request-history.ts';
import type { By, Write } from '../call.ts';
import { run } from '../closing/run.ts';
import type { Database } from '../database/schema.ts';

/** Something that happened with a request and has no row of its own elsewhere. */
export type Step = {
  readonly commandId: string;
  readonly requestId: string;
  readonly step: RequestEvent;
  /** Whose request it was, where that is not the caller's organisation. */
  readonly organisation?: string;
  /** The person (`sub`) or organisation it went to, and their name. */
  readonly whom?: string | null;
  readonly whomName?: string | null;
  /** The day it counts for, where it is not that of the recording. */
  readonly on?: string | null;
  readonly why?: string | null;
  readonly takenBack?: object | null;
};

/** The row of a step, for the history of its request; by the caller, now. */
export function stepWrite({ caller, now }: By, step: Step): Write {
  const { commandId, requestId, whom = null, whomName = null, on = null, why = null, takenBack = null } = step;
  return {
    sql: `insert into request_steps (command_id, request_id, step, at, done_by, done_by_name, organisation, whom, whom_name, on_day, why, taken_back)
      values ($1::uuid, $2::uuid, $3, $4::timestamptz, $5, $6, $7, $8, $9, $10::date, $11, $12::jsonb)`,
    parameters: [
      ...[commandId, requestId, step.step, now.toISOString(), caller.sub, caller.name],
      step.organisation ?? caller.touchpoint,
      ...[whom, whomName, on, why, takenBack === null ? null : JSON.stringify(takenBack)],
    ],
  };
}

/** Writes a step at once. */
export async function addStep(call: By, step: Step, tx: Transaction<Database>): Promise<void> {
  const { sql, parameters } = stepWrite(call, step);
  await run(sql, parameters, tx);
}
