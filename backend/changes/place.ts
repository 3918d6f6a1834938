/**
 * A place in the order of changes, that of (transaction, id): everything up to it has been told. Between the rows of two
 * transactions it may also be `(t, 0)`: everything of the transactions below t.
 */
export type Place = { readonly transaction: bigint; readonly id: bigint };

/** Negative when `a` comes first. */
export function comparePlaces(a: Place, b: Place): number {
  const [one, other] = a.transaction === b.transaction ? [a.id, b.id] : [a.transaction, b.transaction];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** A place as desks carry it. `database`: the id of the database it is in. */
export function writePlace(database: string, { transaction, id }: Place): string {
  return `${database}.${transaction}.${id}`;
}

/** Reads one; null for what this backend does not write. */
export function readPlace(text: string): { readonly database: string; readonly place: Place } | null {
  const [, database, transaction, id] = /^([\da-f-]{36})\.(\d{1,19})\.(\d{1,18})$/.exec(text) ?? [];
  return database && transaction && id ? { database, place: { transaction: BigInt(transaction), id: BigInt(id) } } : null;
}
