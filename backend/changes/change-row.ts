import type { ChangedPart } from '../../shared/changes.ts';
import type { Write } from '../call.ts';

/** What a command has changed, for those who look at it. */
export type Change = { readonly kind: ChangedPart; readonly customerId: string };

const INSERT = `insert into changes (kind, customer_id, version, command_id)
  select $1, id, version, $2::uuid from customers where id = $3::uuid`;

/** The row that desks are told from; it goes out with the command's own writes, and is there when they are. */
export function changeRow({ kind, customerId }: Change, commandId: string): Write {
  return { sql: INSERT, parameters: [kind, commandId, customerId] };
}
