import { FIELDS, type Field } from '../../../shared/domain/customer.ts';
import { faultOf, heldForm, isLasting, isNeeded, type ValueFault } from '../../../shared/domain/field-values.ts';
import type { Output } from '../../../shared/operations.ts';
import type { FieldChange, newsOf } from '../../lib/changed.ts';
import { readTypedDate, showDate } from '../customer/typed-date.ts';

export type Held = NonNullable<Output<'customers.read'>['values']>;
/** How a person answers *has it changed, or was it wrong?*; empty while they have not. */
export type HowTyped = '' | 'changed' | 'wrong' | 'typed-wrong-just-now';
export type Typed = {
  readonly values: Record<Field, string>;
  readonly how: Record<Field, HowTyped>;
  readonly since: Record<Field, string>;
};

const each = <V>(of: (field: Field) => V) => Object.fromEntries(FIELDS.map((field) => [field, of(field)])) as Record<Field, V>;

/** The value of a field here and now: what was said here last, else what the centre holds. */
export function valueNow(field: Field, held: Held, news: ReturnType<typeof newsOf>): string | null {
  const said = news.get(field);
  return said ? said.value : (held.find((one) => one.field === field)?.value ?? null);
}

/** The form as it opens: every value as it would be typed. */
export function typedFrom(held: Held, news: ReturnType<typeof newsOf>): Typed {
  const shown = (field: Field) => {
    const value = valueNow(field, held, news) ?? '';
    return field === 'dateOfBirth' && value ? showDate(value) : value;
  };
  return { values: each(shown), how: each(() => ''), since: each(() => '') };
}

/** A typed text as the value it stands for; null for nothing. A date that is none stays as typed. */
export function typedValue(field: Field, typed: string, today: string): string | null {
  const tidy = heldForm(field, typed);
  if (tidy === '') return null;
  return field === 'dateOfBirth' ? (readTypedDate(tidy, today) ?? tidy) : tidy;
}

/** What stops a field from being recorded. */
export type FormFault = ValueFault | 'required' | 'say-how' | 'was-wrong' | 'since-not-a-day';
type Made = { readonly changes: readonly FieldChange[]; readonly faults: ReadonlyMap<Field, FormFault> };

/** The changes that a form stands for, and what stops them. `today` is `YYYY-MM-DD`. */
export function changesOf(typed: Typed, held: Held, news: ReturnType<typeof newsOf>, today: string): Made {
  const changes: FieldChange[] = [];
  const faults = new Map<Field, FormFault>();
  for (const field of FIELDS) {
    const before = valueNow(field, held, news);
    const value = typedValue(field, typed.values[field], today);
    if (value === before) continue;
    const since = typed.since[field] ? readTypedDate(typed.since[field], today) : null;
    const fault = faultIn(field, value, before, typed, since, today);
    if (fault) faults.set(field, fault);
    else {
      const answered = typed.how[field];
      const how = before === null ? 'first-told' : answered === 'typed-wrong-just-now' ? answered : 'changed';
      const after = news.get(field)?.itemId;
      const seen = { value: held.find((one) => one.field === field)?.value ?? null, ...(after ? { after } : {}) };
      changes.push({ field, value, how, seen, ...(since ? { since } : {}) });
    }
  }
  return { changes, faults };
}

/** Every field that was typed over with what it would become, whether or not it can be recorded as it is. */
export const alteredIn = (typed: Typed, held: Held, news: ReturnType<typeof newsOf>, today: string) =>
  FIELDS.map((field) => ({ field, value: typedValue(field, typed.values[field], today) })).filter(
    ({ field, value }) => value !== valueNow(field, held, news),
  );

/** What was typed of the fields that were wrong, and how many others were typed over. */
export function wrongAmong(typed: Typed, held: Held, news: ReturnType<typeof newsOf>, today: string) {
  const altered = FIELDS.filter((field) => typedValue(field, typed.values[field], today) !== valueNow(field, held, news));
  const wrong = altered.filter((field) => typed.how[field] === 'wrong');
  const says: Partial<Record<Field, string>> = Object.fromEntries(wrong.map((field) => [field, typed.values[field]]));
  return { wrong: says, rest: altered.length - wrong.length };
}

function faultIn(
  field: Field,
  value: string | null,
  before: string | null,
  typed: Typed,
  since: string | null,
  today: string,
): FormFault | null {
  if (value === null && isNeeded(field)) return 'required';
  const wrong = value === null ? null : faultOf(field, value, today);
  if (wrong) return wrong;
  const how = typed.how[field];
  if (before !== null && how === 'wrong') return 'was-wrong';
  if (before !== null && how === '') return 'say-how';
  if (before !== null && how === 'changed' && isLasting(field)) return 'was-wrong';
  if (typed.since[field] && (since === null || since > today)) return 'since-not-a-day';
  return null;
}
