import { isYoung } from '../../shared/domain/authority.ts';
import { londonDay } from '../../shared/domain/day.ts';

type Values = readonly { readonly field: string; readonly value: string | null }[];

/** Whether somebody is from 13 to 17 by the birth date among these values; false where it is not known. */
export function youngBy(values: Values | undefined, today = londonDay(new Date())): boolean {
  return isYoung(values?.find(({ field }) => field === 'dateOfBirth')?.value ?? null, today);
}
