import { FIELDS, type Field } from '../../../shared/domain/customer.ts';
import { faultOf, isNeeded, type ValueFault } from '../../../shared/domain/field-values.ts';
import { parseLine } from '../../../shared/domain/find/parse-line.ts';
import type { SaidValues } from '../../lib/registered.ts';
import { typedValue } from '../amend/changes-of.ts';
import { showDate } from '../customer/typed-date.ts';

export type TypedNew = { readonly values: Record<Field, string> };
type Made = { readonly values: SaidValues; readonly faults: ReadonlyMap<Field, ValueFault | 'required'> };

/** The form as it opens: what the line typed into Find already says, and nothing else. `today` is `YYYY-MM-DD`. */
export function typedFromLine(line: string, today: string): TypedNew {
  const { words, criteria } = parseLine(line, today);
  const typed = (kind: (typeof words)[number]['kind']) =>
    words.filter((word) => word.kind === kind).map(({ start, end }) => line.slice(start, end));
  const [given = '', ...family] = typed('name')
    .flatMap((name) => name.split(/\s+/u))
    .map(capitalised);
  const phone = typed('phone').join(' ');
  const isMobile = criteria.phone?.startsWith('+447') ?? false;
  const known: Partial<Record<Field, string>> = {
    givenName: given,
    familyName: family.join(' '),
    dateOfBirth: criteria.born && criteria.born.from === criteria.born.to ? showDate(criteria.born.from) : '',
    postcode: typed('postcode').join(' ').toUpperCase(),
    [isMobile ? 'mobile' : 'homePhone']: phone,
    email: typed('email').join(''),
    uln: typed('uln').join(''),
  };
  return { values: Object.fromEntries(FIELDS.map((field) => [field, known[field] ?? ''])) as Record<Field, string> };
}

/** What was said, value by value, and what of it cannot be. */
export function valuesFrom({ values: typed }: TypedNew, today: string): Made {
  const faults = new Map<Field, ValueFault | 'required'>();
  const values = FIELDS.flatMap((field) => {
    const value = typedValue(field, typed[field], today);
    const fault = value === null ? (isNeeded(field) ? 'required' : null) : faultOf(field, value, today);
    if (fault) faults.set(field, fault);
    return value === null ? [] : [{ field, value }];
  });
  return { values, faults };
}

/** A name typed in haste, all in small letters, as it is written; any other stays as it is. */
function capitalised(word: string): string {
  if (word !== word.toLowerCase()) return word;
  return word.replace(/(?<![\p{L}\p{M}’'])\p{L}/gu, (letter) => letter.toUpperCase());
}
