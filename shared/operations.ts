import type { CommandRow, InputOf, OperationRow, OutputOf, Table } from './operation.ts';
import { absences } from './operations/absences.ts';
import { accessRequests } from './operations/access-requests.ts';
import { audit } from './operations/audit.ts';
import { authorities, worries } from './operations/authorities.ts';
import { closures } from './operations/closures.ts';
import { complaints } from './operations/complaints.ts';
import { consents } from './operations/consents.ts';
import { conversations } from './operations/conversations.ts';
import { copies } from './operations/copies.ts';
import { customers } from './operations/customers.ts';
import { deskEvents } from './operations/desk-events.ts';
import { deskKeys } from './operations/desk-keys.ts';
import { disclosures } from './operations/disclosures.ts';
import { machines } from './operations/machines.ts';
import { notice } from './operations/notice.ts';
import { otherRights } from './operations/other-rights.ts';
import { people } from './operations/people.ts';
import { presence } from './operations/presence.ts';
import { promises } from './operations/promises.ts';
import { publications } from './operations/publications.ts';
import { recipientNotices } from './operations/recipient-notices.ts';
import { recipients } from './operations/recipients.ts';
import { rectifications } from './operations/rectifications.ts';
import { reports } from './operations/reports.ts';
import { requests } from './operations/requests.ts';
import { retention } from './operations/retention.ts';
import { sessions } from './operations/sessions.ts';
import { specialCategory } from './operations/special-category.ts';

/** The one table. Routes, client, outbox, bridge and OpenAPI are derived from it. */
export const operations = {
  notice,
  customers,
  specialCategory,
  conversations,
  consents,
  sessions,
  copies,
  recipients,
  disclosures,
  recipientNotices,
  rectifications,
  accessRequests,
  authorities,
  worries,
  requests,
  presence,
  complaints,
  otherRights,
  people,
  absences,
  promises,
  closures,
  retention,
  reports,
  publications,
  audit,
  deskKeys,
  deskEvents,
  machines,
} as const satisfies Table;
export type Operations = typeof operations;

/** `area.name` of every operation. */
export type OperationName = { [A in keyof Operations]: `${A & string}.${keyof Operations[A] & string}` }[keyof Operations];
export type RowOf<N extends OperationName> = N extends `${infer A}.${infer O}`
  ? A extends keyof Operations
    ? O extends keyof Operations[A]
      ? Extract<Operations[A][O], OperationRow>
      : never
    : never
  : never;
export type Input<N extends OperationName> = InputOf<RowOf<N>>;
export type Output<N extends OperationName> = OutputOf<RowOf<N>>;
/** The names of commands that go through the outbox. */
export type CommandName = { [N in OperationName]: RowOf<N> extends CommandRow ? N : never }[OperationName];
export type ReadName = Exclude<OperationName, CommandName>;

/** Every operation with its name, in table order. */
export const everyOperation: readonly { readonly name: OperationName; readonly row: OperationRow }[] = Object.entries(
  operations,
).flatMap(([area, rows]) =>
  Object.entries(rows as Record<string, OperationRow>).map(([name, row]) => ({ name: `${area}.${name}` as OperationName, row })),
);

const byName = new Map(everyOperation.map(({ name, row }) => [name, row]));

/** The row of an operation; throws for a name the table does not hold. */
export function rowOf(name: OperationName): OperationRow {
  const row = byName.get(name);
  if (!row) throw new Error(`No operation ${name}`);
  return row;
}

/**
 * The contract's version: every stored item names the one it was made with. Within `/v1` inputs only gain optional fields, so
 * that what an earlier version wrote still parses; a new version is counted when operations or fields are added.
 */
export const CONTRACT_VERSION = 5;
