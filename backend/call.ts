import type { KeyObject } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { CommandName, Input, Output, ReadName } from '../shared/operations.ts';
import type { AuditEntry } from './audit/audit-row.ts';
import type { Change } from './changes/change-row.ts';
import type { Database } from './database/schema.ts';
import type { Caller } from './identity/caller.ts';
import type { TokenTrace } from './identity/token-trace.ts';

/** Who calls, under which request id, the server's clock when it came, what may be kept of the token, and the secret behind shares of desks' keys. */
export type Call = {
  readonly caller: Caller;
  readonly requestId: string;
  readonly now: Date;
  readonly token: () => TokenTrace;
  readonly deskKeySecret: KeyObject;
};

/** Who does something, and when: in a call, or in work that a call began. */
export type By = Pick<Call, 'caller' | 'now'>;

/** An SQL statement, prepared under its name if it has one: one name, one text. */
export type Statement = { readonly name: string | undefined; readonly text: string; readonly values: unknown[] };

/** Runs the one statement a read consists of (it inserts its own audit row) and gives its rows. */
export type Once = <Row extends object>(statement: Statement) => Promise<Row[]>;

/** A write built (`.compile()`) and not yet sent; parameters are numbered from $1. */
export type Write = { readonly sql: string; readonly parameters: readonly unknown[] };

/**
 * What a command leaves behind: its answer, its audit row, and its writes, which go out with the commit as one statement
 * (each sees the tables as the handler left them; no two may touch the same row).
 */
export type Done<Answer> = {
  readonly answer: Answer;
  /** What has changed for others than the caller, where something has. */
  readonly change?: Change;
  /** Null for what is no act of anybody's (domain: audit). */
  readonly audit: AuditEntry | null;
  readonly writes?: readonly Write[];
};

export type ReadHandler<N extends ReadName> = (call: Call, input: Input<N>, once: Once) => Promise<Output<N>>;
export type CommandHandler<N extends CommandName> = (
  call: Call,
  input: Input<N>,
  tx: Transaction<Database>,
) => Promise<Done<Output<N>>>;

/**
 * The plain case of a command as one statement that writes everything (its key's record with the answer, its own rows, the audit
 * row) and gives `answer`, or writes nothing and gives no row: then, as for null, the command goes its whole way.
 */
export type AtOnce<N extends CommandName> = (call: Call, input: Input<N>, hmac: Buffer) => Statement | null;
export type AllAtOnce = { readonly [N in CommandName]?: AtOnce<N> };

/** One handler for each row of the table. */
export type Handlers = { readonly [N in ReadName]: ReadHandler<N> } & { readonly [N in CommandName]: CommandHandler<N> };
