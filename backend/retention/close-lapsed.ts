import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { closingRow, safetyNetFrom } from '../closing/close-writes.ts';
import { transactionOn } from '../database/dialect.ts';
import { beginClosing } from '../operations/closures-close.ts';
import type { Item, Run } from './runs.ts';

const CHANGED = `insert into changes (kind, customer_id, version, command_id)
  select 'closed', id, version, $2::uuid from customers where id = $1::uuid`;

/** The instant of a closing, and how long it may be stopped. */
export type When = { readonly now: Date; readonly safetyNetHours: number };

/**
 * Closes somebody who has lapsed as any account is closed (domain: closing): at once what is said there, the rest after the safety net, in
 * which a supervisor may stop it. The item is its command, so that nobody is closed twice. The customer's row is locked.
 */
export async function closeLapsed(client: pg.ClientBase, run: Run, item: Item, { now, safetyNetHours }: When) {
  const { proposedBy: sub, proposedByName: name, approvedBy } = run;
  const by = { caller: { sub, name, roles: ['supervisor' as const], touchpoint: item.organisation }, now };
  const closingId = randomUUID();
  const at = now.toISOString();
  const closing = {
    ...{ commandId: item.id, customerId: item.subject, closingId, saidAt: at },
    ...{ scope: 'service' as const, reason: 'lapsed' as const },
  };
  // Nobody said it anywhere.
  const said = {
    channel: 'retention',
    receivedAt: at,
    clockFlagged: false,
    state: 'waiting' as const,
    dueAt: safetyNetFrom(now, safetyNetHours),
  };
  const writes = [
    closingRow(by, closing, said),
    ...(await beginClosing(by, closing, said, transactionOn(client, Promise.resolve()))),
    { sql: CHANGED, parameters: [item.subject, item.id] },
    { sql: 'update closings set confirmed_by = $2 where id = $1::uuid', parameters: [closingId, approvedBy] },
  ];
  for (const { sql, parameters } of writes) await client.query(sql, [...parameters]);
  return { state: 'done' as const, closingId };
}
