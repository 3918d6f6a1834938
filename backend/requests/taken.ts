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
const ASKED = (reached: string) => `requests r where r.id = $1::uuid and ${reached}`;
const CUSTOMER = (reached: string) =>
  `select from customers where id = (select r.customer_id from ${ASKED(reached)}) for no key update`;
const LOCK = (reached: string) => `select from ${ASKED(reached)} for update of r`;
// Who holds a request for a copy that they may not see keeps nobody else from it.
const HELD = (column: string) =>
  `case when r.assigned_to = $4 or r.assigned_to <> all (array(${keptFromWhom('r.id')})) then ${column} end`;
// In a statement of its own: the one that waits for the row sees everything else as it was before it waited.
const READ = (
  reached: string,
) => `select r.id, r.customer_id as "customerId", r.reference, r.kind, r.status, r.recorded_by as "recordedBy", r.version,
    r.made_on as "madeOn", r.proof_on as "proofOn", r.extension_months as "extensionMonths", r.told_on as "toldOn", r.organisation,
    ${HELD('r.assigned_to')} as "assignedTo", ${HELD('r.assigned_to_name')} as "assignedToName", r.waiting_for as "waitingFor", r.waiting_since as "waitingSince",
    ${within('$2', '$3', '$4')} as reached
  from ${ASKED(reached)}`;

const REACHED = within('$2', '$3', '$4');
/** Or logged by the caller, wherever it was handed over to: they may add to it, and learn nothing (decision 40). */
const LOGGED = `(${REACHED} or (r.recorded_by = $4 and r.handed_over_from is not null
  and not exists (select from requests_unseen u where u.sub = $4 and u.request_id = r.id)))`;

type Asked = {
  readonly requestId: string;
  readonly commandId: string;
  readonly version?: number;
  readonly of?: string | null | undefined;
};

/**
 * Holds a request within the caller's reach; refused as not found beyond it, as stale where its version is another, as changed where it is
 * somebody else's than it was (`of`). The customer's row
 * comes first, as with every command about a customer, so that no two wait for each other.
 * The command is noted: what is kept of it for repeats goes with the request.
 */
export async function takeRequest(
  call: Call,
  { requestId, commandId, version, of }: Asked,
  tx: Transaction<Database>,
): Promise<Taken> {
  const taken = await take(call, { requestId, commandId, version }, REACHED, tx);
  if (of !== undefined && of !== taken.customerId) throw refuse('changed-meanwhile');
  return taken;
}

/** The same, also of one that the caller logged and that was handed over since. `reached`: whether it is within their reach still. */
export async function takeLogged(
  call: Call,
  asked: { readonly requestId: string; readonly commandId: string },
  tx: Transaction<Database>,
): Promise<Taken & { readonly reached: boolean }> {
  return take(call, asked, LOGGED, tx);
}

async function take(
  call: Call,
  {
    requestId,
    commandId,
    version,
  }: { readonly requestId: string; readonly commandId: string; readonly version?: number | undefined },
  reached: string,
  tx: Transaction<Database>,
): Promise<Taken & { readonly reached: boolean }> {
  const asked = [requestId, ...reachOf(call.caller)];
  await tx.executeQuery(CompiledQuery.raw(CUSTOMER(reached), asked));
  await tx.executeQuery(CompiledQuery.raw(LOCK(reached), asked));
  const { rows } = await tx.executeQuery(CompiledQuery.raw(READ(reached), asked) as CompiledQuery<Taken & { reached: boolean }>);
  const [taken] = rows;
  if (!taken) throw refuse('not-found');
  if (version !== undefined && taken.version !== version) throw refuse('stale-version', { version: taken.version });
  await sql`insert into request_commands (command_id, request_id) values (${commandId}::uuid, ${requestId}::uuid)
    on conflict do nothing`.execute(tx);
  return taken;
}
