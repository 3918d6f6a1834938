import { FIELDS, type Field } from '../../../shared/domain/customer.ts';
import { faultOf, type ValueFault } from '../../../shared/domain/field-values.ts';
import { isLowRisk } from '../../../shared/domain/rectification.ts';
import type { Dispute } from '../../lib/disputed.ts';
import { typedValue } from '../amend/changes-of.ts';

/** What an adviser types in *Something is wrong*. */
export type TypedWrong = {
  readonly picked: Record<Field, boolean>;
  readonly says: Record<Field, string>;
  readonly how: Record<Field, 'wrong' | 'incomplete'>;
  /** Put right on the call, or checked by somebody else. */
  readonly way: Record<Field, 'now' | 'check'>;
  readonly howToCheck: Record<Field, string>;
  readonly words: string;
  readonly howToAnswer: string;
};

/** What the form shows of the record: the values held, null below level 2; and what is being checked already. */
export type Shown = { readonly values: ReadonlyMap<Field, string> | null; readonly checking: ReadonlySet<Field> };

export const each = <V>(of: (field: Field) => V) =>
  Object.fromEntries(FIELDS.map((field) => [field, of(field)])) as Record<Field, V>;

/** The form as it opens: nothing picked, and how they want to be answered as that is likely to be. */
export const emptyWrong = (howToAnswer: string): TypedWrong => ({
  ...{ picked: each(() => false), says: each(() => ''), how: each(() => 'wrong'), way: each(() => 'now') },
  ...{ howToCheck: each(() => ''), words: '', howToAnswer },
});

/** Whether a field may be put right on the call: low-risk, seen at level 2, and not being checked already. */
export const mayPutRight = (field: Field, { values, checking }: Shown): boolean =>
  values !== null && isLowRisk(field) && !checking.has(field);

/** What stops a disputed field from being recorded. */
export type WrongFault = ValueFault | 'say-what' | 'as-held';
type Made = { readonly fields: readonly Dispute[]; readonly faults: ReadonlyMap<Field, WrongFault> };

/** The disputes that a form stands for, and what stops them, by the rules of the central service. `today` is `YYYY-MM-DD`. */
export function disputesOf(typed: TypedWrong, shown: Shown, today: string): Made {
  const fields: Dispute[] = [];
  const faults = new Map<Field, WrongFault>();
  for (const field of FIELDS.filter((one) => typed.picked[one])) {
    const says = typedValue(field, typed.says[field], today);
    const now = mayPutRight(field, shown) && typed.way[field] === 'now';
    const incomplete = typed.how[field] === 'incomplete';
    const fault = faultIn(field, says, { now, incomplete }, shown, today);
    if (fault) faults.set(field, fault);
    else {
      const howToCheck = now ? '' : typed.howToCheck[field].trim();
      fields.push({
        ...{ field, says, incomplete },
        ...(shown.values ? { seen: shown.values.get(field) ?? null } : {}),
        ...(howToCheck ? { howToCheck } : {}),
        ...(now ? { decidedOnCall: true } : {}),
      });
    }
  }
  return { fields, faults };
}

/** Every field that was picked with what is said of it, whether or not it can be recorded as it is. */
export const pickedIn = (typed: TypedWrong, shown: Shown, today: string) =>
  FIELDS.filter((field) => typed.picked[field]).map((field) => ({
    ...{ field, says: typedValue(field, typed.says[field], today), incomplete: typed.how[field] === 'incomplete' },
    decidedOnCall: mayPutRight(field, shown) && typed.way[field] === 'now',
  }));

type Told = { readonly now: boolean; readonly incomplete: boolean };

/** What is to be checked may be less than a whole value, or nothing yet. */
function faultIn(field: Field, says: string | null, told: Told, { values }: Shown, today: string): WrongFault | null {
  if (says === null) return told.now ? 'say-what' : null;
  if ((told.now || !told.incomplete) && says === values?.get(field)) return 'as-held';
  return told.now || !told.incomplete ? faultOf(field, says, today) : null;
}
