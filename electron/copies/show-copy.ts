import { labelOfField } from '../../shared/codes/coded-fields.ts';
import type { Field } from '../../shared/domain/customer.ts';
import { contactKeyOf } from '../../shared/domain/field-values.ts';
import { outwardOf } from '../../shared/domain/find/keys.ts';
import type { Level } from '../../shared/domain/identity.ts';
import type { Held } from '../../shared/domain/identity-match.ts';
import type { Copy } from '../../shared/operations/copies.ts';
import type { Output } from '../../shared/operations.ts';
import type { CopyNow } from './lay-over.ts';

/** What a copy shows at a level, as the central service would (domain: identity): nothing of it below the level it needs. */
export function showCopy(copy: CopyNow, level: Level, shows: Level): Output<'customers.read'> {
  const { customerId, givenName, familyName, version, failedChecks, fetchedAt } = copy;
  return {
    ...{ id: customerId, givenName, familyName, ...namesake(copy), status: 'current', version, level, failedChecks, parked: [] },
    copiedAt: fetchedAt,
    ...(copy.askedToStop ? { askedToStop: copy.askedToStop } : {}),
    ...(shows >= 1 ? { consents: copy.consents } : {}),
    ...(shows >= 2
      ? {
          reference: copy.reference,
          values: copy.values.map(({ callBack: _, ...value }) => ({ ...value, label: labelOfField(value.field, value.value) })),
          beingChecked: copy.beingChecked ?? [],
          knownTo: copy.knownTo,
        }
      : {}),
  };
}

/** What tells people of one name apart. */
export function namesake({ birthDate, postcode }: Pick<Copy, 'birthDate' | 'postcode'>) {
  return {
    yearOfBirth: birthDate === null ? null : Number(birthDate.slice(0, 4)),
    outwardPostcode: postcode === null ? null : outwardOf(postcode),
  };
}

/** The keys of the contact details a copy holds, as a find and a check compare them. */
export function contactKeys({ values }: Copy): { readonly phones: string[]; readonly emails: string[] } {
  const keys = (wanted: (field: Field) => boolean) =>
    values.filter(({ field }) => wanted(field)).flatMap(({ field, value }) => contactKeyOf(field, value) ?? []);
  return { phones: keys((field) => field !== 'email'), emails: keys((field) => field === 'email') };
}

/**
 * What a check compares. A document is seen in person only face to face; a number serves for a call-back where nothing unsent has
 * changed or disputed it: `over` is the copy with that laid over it.
 */
export function heldOf(copy: Copy, over: Copy, inPerson: boolean): Held {
  const { givenName, familyName, birthDate, postcode, reference, uln, lastMonth, lastPlace, knownToCaller } = copy;
  const serves = ({ values }: Copy) => values.filter((value) => value.callBack).map(({ field }) => field);
  const still = new Set(serves(over));
  const callBack = serves(copy).filter((field) => still.has(field));
  return {
    ...{ givenName, familyName, birthDate, postcode, reference, uln, lastMonth, lastPlace, knownToCaller },
    ...{ ...contactKeys(copy), callBack, inPerson },
  };
}
