import { CompiledQuery, sql, type Transaction } from 'kysely';
import type { RequestKind } from '../../shared/domain/request.ts';
import type { Call } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { refuse } from '../refusal.ts';
import { keptFromWhom } from './copies-kept.ts';
import { reachOf, within } from './reach.ts';

/** A request whose row this command holds until it ends. */
export type Taken = {
  readonly id: string;
  readonly customerId: string | null;
  readonly reference: string;
  readonly kind: RequestKind;
  readonly status: 'open' | 'completed' | 'joined';
  readonly recordedBy: string;
  readonly version: number;
  readonly madeOn: string;
  readonly proofOn: string | null;
  readonly extensionMonths: number | null;
  readonly toldOn: string | null;
  readonly organisation: string;
  /** Whose it is, and since when it waits for what. */
  readonly assignedTo: string | null;
  readonly assignedToName: string | null;
  readonly waitingFor: 'proof' | 'customer' | null;
  readonly waitingSince: string | null;
};

// Only what is within reach is locked: nobody is kept waiting by whom a request does not exist for, nor waits for it.
const ASKED = `requests r where r.id = $1::uuid and ${within('$2', '$3', '$4')}`;
const CUSTOMER = `select from customers where id = (select r.customer_id from ${ASKED}) for no key update`;
// Who holds a request for a copy that they may not see keeps nobody else from it.
const HELD = (column: string) =>
  `case when r.assigned_to = $4 or r.assigned_to <> all (array(${keptFromWhom('r.id')})) then ${column} end`;
const TAKE = `select r.id, r.customer_id as "customerId", r.reference, r.kind, r.status, r.recorded_by as "recordedBy", r.version,
    r.made_on as "madeOn", r.proof_on as "proofOn", r.extension_months as "extensionMonths", r.told_on as "toldOn", r.organisation,
    ${HELD('r.assigned_to')} as "assignedTo", ${HELD('r.assigned_to_name')} as "assignedToName", r.waiting_for as "waitingFor", r.waiting_since as "waitingSince"
  from ${ASKED} for update of r`;

/**
 * Holds a request within the caller's reach; refused as not found beyond it, as stale where its version is another. The customer's row
 * comes first, as with every command about a customer, so that no two wait for each other.
 * The command is noted: what is kept of it for repeats goes with the request.
 */
export async function takeRequest(
  call: Call,
  { requestId, commandId, version }: { readonly requestId: string; readonly commandId: string; readonly version?: number },
  tx: Transaction<Database>,
): Promise<Taken> {
  const asked = [requestId, ...reachOf(call.caller)];
  await tx.executeQuery(CompiledQuery.raw(CUSTOMER, asked));
  const { rows } = await tx.executeQuery(CompiledQuery.raw(TAKE, asked) as CompiledQuery<Taken>);
  const [taken] = rows;
  if (!taken) throw refuse('not-found');
  if (version !== undefined && taken.version !== version) throw refuse('stale-version', { version: taken.version });
  await sql`insert into request_commands (command_id, request_id) values (${commandId}::uuid, ${requestId}::uuid)
    on conflict do nothing`.execute(tx);
  return taken;
}
