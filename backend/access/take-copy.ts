import type { Transaction } from 'kysely';
import { PRIVACY_TEAM } from '../../shared/codes/organisations.ts';
import type { AccessCopy } from '../../shared/domain/access-copy.ts';
import type { Call } from '../call.ts';
import { run } from '../closing/run.ts';
import type { Database } from '../database/schema.ts';
import { refuse } from '../refusal.ts';
import { refuseDecided } from '../requests/decisions.ts';
import { refuseHeld } from '../requests/hold.ts';
import { type Taken, takeRequest } from '../requests/taken.ts';
import { assemble, type CopyRow } from './assemble.ts';
import { COPY_IN_COMMAND } from './copy-sql.ts';

type Asked = Parameters<typeof takeRequest>[1];

/** Holds an open request for a copy that nobody else holds and nobody has ended; refused at any other step. */
export async function takeAccess(call: Call, input: Asked, tx: Transaction<Database>): Promise<Taken> {
  const taken = await takeRequest(call, input, tx);
  if (taken.kind !== 'access' || taken.status !== 'open') throw refuse('not-at-that-step');
  await refuseDecided(taken.id, tx);
  refuseHeld(call, taken);
  return taken;
}

/**
 * The same with its copy as it is at this moment, for the privacy team alone: what other organisations noted is in it. Not found by whoever
 * may not see something that is in it.
 */
export async function takeCopy(
  call: Call,
  input: Asked,
  tx: Transaction<Database>,
): Promise<{ readonly taken: Taken; readonly copy: AccessCopy; readonly row: CopyRow }> {
  if (call.caller.touchpoint !== PRIVACY_TEAM) throw refuse('not-found');
  const taken = await takeAccess(call, input, tx);
  const [row] = await run<CopyRow>(COPY_IN_COMMAND, [input.requestId, call.now.toISOString(), call.caller.sub], tx);
  if (!row) throw refuse('not-found');
  return { taken, copy: assemble(row, call.now), row };
}
