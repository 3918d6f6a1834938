import type { Transaction } from 'kysely';
import type { Field } from '../../shared/domain/customer.ts';
import { contactKeyOf, heldForm } from '../../shared/domain/field-values.ts';
import { postcodeKey } from '../../shared/domain/find/keys.ts';
import type { Database } from '../database/schema.ts';
import { type Source, sourceFrom } from './amend-rules.ts';

/** A value as it was said; null takes it away. */
export type SaidValue = {
  readonly field: Field;
  readonly value: string | null;
  readonly source?: Source | undefined;
  readonly sourceName?: string | undefined;
  readonly since?: string | undefined;
};
/** By which command and when values come to be held, and how their conversation came. */
export type Setting = {
  readonly customerId: string;
  readonly commandId: string;
  readonly obtained: string;
  readonly channel: string;
};

/** Holds each value in its held form, with where it came from, or takes it away. */
export async function holdValues(values: readonly SaidValue[], setting: Setting, tx: Transaction<Database>): Promise<void> {
  const { customerId, commandId, obtained, channel } = setting;
  for (const { field, value, source, sourceName, since } of values) {
    if (value === null) {
      await tx.deleteFrom('held_values').where('customer_id', '=', customerId).where('field', '=', field).execute();
      continue;
    }
    const kept = heldForm(field, value);
    const row = {
      ...{ value: kept, source: source ?? sourceFrom(channel), source_name: sourceName ?? null, since: since ?? null },
      ...{ obtained_at: obtained, contact_key: contactKeyOf(field, kept), set_by: commandId, note: null },
    };
    await tx
      .insertInto('held_values')
      .values({ customer_id: customerId, field, ...row })
      .onConflict((on) => on.columns(['customer_id', 'field']).doUpdateSet(row))
      .execute();
  }
}

/** What of the values a customer's own row repeats, for a find to show and filter by. */
export function ownColumns(values: readonly Pick<SaidValue, 'field' | 'value'>[]) {
  const said = new Map(values.map(({ field, value }) => [field, value === null ? null : heldForm(field, value)]));
  const [given, family, born] = [said.get('givenName'), said.get('familyName'), said.get('dateOfBirth')];
  const [postcode, uln] = [said.get('postcode'), said.get('uln')];
  return {
    ...(given ? { given_name: given } : {}),
    ...(family ? { family_name: family } : {}),
    ...(born === undefined ? {} : { birth_date: born }),
    ...(postcode === undefined ? {} : { postcode: postcode === null ? null : postcodeKey(postcode) }),
    ...(uln === undefined ? {} : { uln }),
  };
}
