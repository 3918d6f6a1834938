import type { z } from 'zod';

/** Who may call: a person's role as the issuer's token states it. */
export type Role = 'adviser' | 'supervisor' | 'website';

/**
 * What the desk does with an operation when the central service cannot be reached.
 * `cached`: the last answer serves. `copies`: sealed copies on this machine serve.
 * `queued`: it goes through the outbox. `waits`: a command that needs its answer now and is never queued.
 * `needs-connection`: refused with `offline`.
 */
export type OfflineRule = 'cached' | 'copies' | 'queued' | 'waits' | 'needs-connection';

/** What keeps a command from acting on a stale view: nothing needed, the version, or the values seen per field. */
export type StaleGuard = 'none' | 'if-match' | 'seen';

/** The names in braces of a path: `/a/{x}/b/{y}` gives `x | y`. */
export type PathParameter<P extends string> = P extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PathParameter<Rest>
  : never;

type Fields<Name extends string> = z.ZodObject<{ [K in Name]: z.ZodType }, z.core.$ZodObjectConfig>;
export type AnyObject = z.ZodObject<z.core.$ZodShape, z.core.$ZodObjectConfig>;

type Row<P extends string, I extends AnyObject, O extends AnyObject, F extends OfflineRule> = {
  readonly method: 'GET' | 'POST';
  readonly path: P;
  readonly summary: string;
  readonly input: I;
  readonly output: O;
  readonly roles: readonly Role[];
  readonly offline: F;
  /** Asked by the shell for itself: the page has no function for it. */
  readonly shellOnly?: true;
};
export type ReadRow<
  P extends string = string,
  I extends AnyObject = AnyObject,
  O extends AnyObject = AnyObject,
  F extends OfflineRule = OfflineRule,
> = Row<P, I, O, F> & { readonly kind: 'read' };
export type CommandRow<
  P extends string = string,
  I extends AnyObject = AnyObject,
  O extends AnyObject = AnyObject,
  F extends OfflineRule = OfflineRule,
> = Row<P, I, O, F> & { readonly kind: 'command'; readonly staleGuard: StaleGuard };
export type OperationRow = ReadRow | CommandRow;

/** The table: area, then name. */
export type Table = { readonly [area: string]: { readonly [name: string]: OperationRow } };

export type InputOf<R extends OperationRow> = z.output<R['input']>;
export type OutputOf<R extends OperationRow> = z.output<R['output']>;

/** States a read row; a path parameter missing from its input does not compile. */
export function read<
  const P extends string,
  I extends AnyObject & Fields<PathParameter<P>>,
  O extends AnyObject,
  const F extends OfflineRule,
>(row: Omit<ReadRow<P, I, O, F>, 'kind'>): ReadRow<P, I, O, F> {
  return { kind: 'read', ...row };
}

/** States a command row; a path parameter or `commandId` missing from its input does not compile. */
export function command<
  const P extends string,
  I extends AnyObject & Fields<PathParameter<P> | 'commandId'>,
  O extends AnyObject,
  const F extends OfflineRule,
>(row: Omit<CommandRow<P, I, O, F>, 'kind'>): CommandRow<P, I, O, F> {
  return { kind: 'command', ...row };
}
