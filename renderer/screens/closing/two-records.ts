import { FIELDS } from '../../../shared/domain/customer.ts';
import { showReference } from '../../../shared/domain/reference.ts';
import { fieldWords } from '../../lib/words/details.ts';
import { showHeld } from '../../lib/words/news.ts';
import type { Customer } from '../customer/record-parts.tsx';

export type Row = readonly [what: string, goes: string, remains: string];

export const NOT_SHOWN = 'shown from level 2';
const NOT_HELD = 'not held';

/** Two records as far as the level of each shows them: what a find shows, and what is held where both may be read. */
export function rowsOfTwo(goes: Customer, remains: Customer): readonly Row[] {
  const of = (say: (one: Customer) => string, what: string): Row => [what, say(goes), say(remains)];
  const held = ({ values }: Customer, field: (typeof FIELDS)[number]): string => {
    const value = values?.find((one) => one.field === field);
    return value ? showHeld(value) : values ? NOT_HELD : NOT_SHOWN;
  };
  const fields = FIELDS.filter((field) => [goes, remains].some(({ values }) => values?.some((one) => one.field === field)));
  return [
    of(({ givenName, familyName }) => `${givenName} ${familyName}`, 'Name'),
    of(({ yearOfBirth }) => String(yearOfBirth ?? NOT_HELD), 'Born in'),
    of(({ outwardPostcode }) => outwardPostcode ?? NOT_HELD, 'Postcode begins'),
    of(({ reference }) => (reference ? showReference(reference) : NOT_SHOWN), 'Reference'),
    ...fields.map((field) => of((one) => held(one, field), fieldWords[field])),
  ];
}
