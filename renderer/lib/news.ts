import type { Purpose } from '../../shared/domain/consent.ts';
import type { Field } from '../../shared/domain/customer.ts';
import { heldForm } from '../../shared/domain/field-values.ts';
import type { Output } from '../../shared/operations.ts';
import type { Changed } from './changed.ts';
import type { Disputed } from './disputed.ts';
import type { Item } from './items.ts';
import type { Said } from './said.ts';

type Customer = Output<'customers.read'>;
type Consent = NonNullable<Customer['consents']>[number];
type Held = NonNullable<Customer['values']>[number];
type Marked = NonNullable<Customer['beingChecked']>[number];

/** What of a record somebody has seen. A part that the level did not show was not. */
export type Seen = Pick<Customer, 'consents' | 'values' | 'beingChecked'>;

/** What is different from what was seen, and not by this window's doing. Null: it is no longer held. */
export type News = {
  readonly consents: ReadonlyMap<Purpose, Consent>;
  readonly values: ReadonlyMap<Field, Held | null>;
  /** What has come to be checked; null: it is no longer. */
  readonly checking: ReadonlyMap<Field, Marked | null>;
};

/** What was recorded in this window. */
export type Own = {
  readonly said: readonly Said[];
  readonly changed: readonly Changed[];
  readonly disputed: readonly Disputed[];
  readonly items: ReadonlyMap<string, Item>;
};

/** Compares a record with what of it was seen. */
export function newsIn(seen: Seen, now: Seen, own: Own): News {
  const before = new Map(seen.consents?.map((one) => [one.purpose, one.receivedAt]));
  const consents = (seen.consents ? (now.consents ?? []) : []).filter(
    (one) => one.receivedAt !== before.get(one.purpose) && !isOwnDecision(one, own),
  );
  return {
    consents: new Map(consents.map((one) => [one.purpose, one])),
    values: newValues(seen.values, now.values, own),
    checking: newMarks(seen.beingChecked, now.beingChecked, own),
  };
}

function newMarks(seen: Seen['beingChecked'], now: Seen['beingChecked'], { disputed }: Own): News['checking'] {
  if (!seen || !now) return new Map();
  const mine = new Set(disputed.map(({ requestId }) => requestId));
  const isIn = (marks: readonly Marked[], { field }: Marked) => marks.some((mark) => mark.field === field);
  const come = now.filter((mark) => !isIn(seen, mark) && !(mark.requestId !== null && mine.has(mark.requestId)));
  const gone = seen.filter((mark) => !isIn(now, mark));
  return new Map([
    ...come.map((mark): [Field, Marked] => [mark.field, mark]),
    ...gone.map(({ field }): [Field, null] => [field, null]),
  ]);
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
