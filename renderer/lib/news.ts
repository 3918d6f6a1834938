import type { Purpose } from '../../shared/domain/consent.ts';
import type { Field } from '../../shared/domain/customer.ts';
import { heldForm } from '../../shared/domain/field-values.ts';
import type { Output } from '../../shared/operations.ts';
import type { Changed } from './changed.ts';
import type { Item } from './items.ts';
import type { Said } from './said.ts';

type Customer = Output<'customers.read'>;
type Consent = NonNullable<Customer['consents']>[number];
type Held = NonNullable<Customer['values']>[number];

/** What of a record somebody has seen. A part that the level did not show was not. */
export type Seen = Pick<Customer, 'consents' | 'values'>;

/** What is different from what was seen, and not by this window's doing. Null: it is no longer held. */
export type News = {
  readonly consents: ReadonlyMap<Purpose, Consent>;
  readonly values: ReadonlyMap<Field, Held | null>;
};

/** What was recorded in this window. */
export type Own = {
  readonly said: readonly Said[];
  readonly changed: readonly Changed[];
  readonly items: ReadonlyMap<string, Item>;
};

/** Compares a record with what of it was seen. */
export function newsIn(seen: Seen, now: Seen, own: Own): News {
  const before = new Map(seen.consents?.map((one) => [one.purpose, one.receivedAt]));
  const consents = (seen.consents ? (now.consents ?? []) : []).filter(
    (one) => one.receivedAt !== before.get(one.purpose) && !isOwnDecision(one, own),
  );
  return { consents: new Map(consents.map((one) => [one.purpose, one])), values: newValues(seen.values, now.values, own) };
}

function newValues(seen: Seen['values'], now: Seen['values'], own: Own): News['values'] {
  if (!seen || !now) return new Map();
  const before = new Map(seen.map((one) => [one.field, one.value]));
  const held = new Set(now.map(({ field }) => field));
  const news: [Field, Held | null][] = now
    .filter(({ field, value }) => value !== before.get(field))
    .map((one) => [one.field, one]);
  const gone = seen.filter(({ field }) => !held.has(field)).map(({ field }): [Field, null] => [field, null]);
  return new Map([...news, ...gone].filter(([field, one]) => !isOwnValue(field, one?.value ?? null, own)));
}

/** The centre's own time of receipt says whether a decision is the one that was recorded here. */
function isOwnDecision({ purpose, receivedAt }: Consent, { said, items }: Own): boolean {
  const mine = said.filter(({ decisions }) => decisions.some((one) => one.purpose === purpose));
  return mine.some(({ itemId }) => sameMoment(items.get(itemId)?.receivedAt ?? null, receivedAt));
}

const sameMoment = (one: string | null, other: string | null) =>
  one !== null && other !== null && Date.parse(one) === Date.parse(other);

function isOwnValue(field: Field, value: string | null, { changed }: Own): boolean {
  const mine = changed.flatMap(({ changes }) => changes.filter((one) => one.field === field));
  return mine.some((one) => (one.value === null ? null : heldForm(field, one.value)) === value);
}
