import { sql, type Transaction } from 'kysely';
import type { RequestKind } from '../../shared/domain/request.ts';
import type { Call } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { refuse } from '../refusal.ts';
import { reachOf } from './reach.ts';

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
  const [organisation, own, sub] = reachOf(call.caller);
  await sql`select from customers where id = (select customer_id from requests where id = ${requestId}::uuid) for no key update`.execute(
    tx,
  );
  const { rows } = await sql<Taken>`
    select id, customer_id as "customerId", reference, kind, status, recorded_by as "recordedBy", version, made_on as "madeOn",
           proof_on as "proofOn", extension_months as "extensionMonths", told_on as "toldOn",
           organisation, assigned_to as "assignedTo", assigned_to_name as "assignedToName", waiting_for as "waitingFor",
           waiting_since as "waitingSince"
      from requests where id = ${requestId}::uuid and (${organisation}::text is null or organisation = ${organisation})
       and (${own}::text is null or recorded_by = ${own})
       and not exists (select from requests_unseen u where u.sub = ${sub} and u.request_id = requests.id) for update`.execute(tx);
  const [taken] = rows;
  if (!taken) throw refuse('not-found');
  if (version !== undefined && taken.version !== version) throw refuse('stale-version', { version: taken.version });
  await sql`insert into request_commands (command_id, request_id) values (${commandId}::uuid, ${requestId}::uuid)
    on conflict do nothing`.execute(tx);
  return taken;
}
