import { isDay } from '../../../shared/domain/calendar.ts';
import type { Field } from '../../../shared/domain/customer.ts';
import { faultOf } from '../../../shared/domain/field-values.ts';
import type { Input } from '../../../shared/operations.ts';
import { typedValue } from '../amend/changes-of.ts';
import { showDate } from '../customer/typed-date.ts';
import type { WrongFault } from '../wrong/disputes-of.ts';

type Log = Input<'rectifications.log'>;
/** `check-unseen`: without what was seen of the record, which only level 2 may have seen. */
export type TypedCorrection = {
  readonly says: Record<string, string>;
  readonly way: 'as-said' | 'check' | 'check-unseen';
  readonly here: boolean;
};

/** What was said, as it would be typed. */
export function typedCorrection({ fields }: Log, here: boolean): TypedCorrection {
  const shown = (field: Field, says: string) => (field === 'dateOfBirth' && isDay(says) ? showDate(says) : says);
  return {
    ...{ way: 'as-said', here },
    says: Object.fromEntries(fields.map(({ field, says }) => [field, says === null ? '' : shown(field, says)])),
  };
}

/** The same dispute put right, and what still stops it. The day it was said stays. `today` is `YYYY-MM-DD`. */
export function correctedWrong(input: Log, { says, way }: TypedCorrection, today: string) {
  const faults = new Map<Field, WrongFault>();
  const fields = input.fields.map(({ decidedOnCall, seen, says: _, ...dispute }) => {
    const value = typedValue(dispute.field, says[dispute.field] ?? '', today);
    const now = decidedOnCall === true && way === 'as-said';
    const fault = value === null ? (now ? 'say-what' : null) : now ? faultOf(dispute.field, value, today) : null;
    if (fault) faults.set(dispute.field, fault);
    return {
      ...{ ...dispute, says: value },
      ...(seen === undefined || way === 'check-unseen' ? {} : { seen }),
      ...(now ? { decidedOnCall } : {}),
    };
  });
  return { corrected: { ...input, fields }, faults };
}
