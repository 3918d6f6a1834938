import { CompiledQuery } from 'kysely';
import type { Output } from '../../shared/operations.ts';
import { CALL_COLUMNS, callValues } from '../audit/audit-row.ts';
import type { CommandHandler, ReadHandler } from '../call.ts';

type Item = Output<'copies.standing'>['items'][number];

// Not a look at anybody: ids and whether the record is still open. What has expired counts as gone.
const STANDING = `select k.customer_id as "customerId", c.status
    from copies k join customers c on c.id = k.customer_id
   where k.machine_id = $1::uuid and k.holder = $2 and k.ended_at is null and k.expires_at > $3::timestamptz
   order by k.customer_id`;

/** The caller's copies that a machine should still hold. */
export const standingCopies: ReadHandler<'copies.standing'> = async (call, { machineId }, once) => ({
  items: await once<Item>({ name: 'copies-standing', text: STANDING, values: [machineId, call.caller.sub, call.now] }),
});

// Held first, in one order: a machine that says it twice at once is waited for, and has nothing left to end.
const HOLD = `select 1 from copies
   where machine_id = $1::uuid and holder = $2 and customer_id = any($3::uuid[]) and ended_at is null
   order by customer_id for update`;
const END = `update copies set ended_at = $1::timestamptz, ended_why = $2
  where machine_id = $3::uuid and holder = $4 and customer_id = any($5::uuid[]) and ended_at is null`;
// A closing waits for no machine that has said so.
const LEFT = `delete from closing_copies where machine_id = $1::uuid and holder = $2 and customer_id = any($3::uuid[])`;
const EACH = `insert into audit (${CALL_COLUMNS}, kind, subject, outcome, reason, details)
  select $1, $2, $3, $4, 'copy', c.audit_alias, 'destroyed', $5, jsonb_build_object('machine', $6::uuid)
    from copies k join customers c on c.id = k.customer_id
   where k.machine_id = $6::uuid and k.holder = $1 and k.customer_id = any($7::uuid[]) and k.ended_at is null`;

/** Notes that copies are no more; each that was held is audited once, under its customer's alias. */
export const endCopies: CommandHandler<'copies.end'> = async (call, { commandId, machineId, customerIds, why }, tx) => {
  await tx.executeQuery(CompiledQuery.raw(HOLD, [machineId, call.caller.sub, customerIds]));
  return {
    answer: { commandId, receivedAt: call.now.toISOString() },
    audit: { kind: 'copy', outcome: 'done', reason: why, details: { machine: machineId, results: customerIds.length } },
    writes: [
      { sql: END, parameters: [call.now, why, machineId, call.caller.sub, customerIds] },
      { sql: LEFT, parameters: [machineId, call.caller.sub, customerIds] },
      { sql: EACH, parameters: [...callValues(call, 'copies.end'), why, machineId, customerIds] },
    ],
  };
};
