import { randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { rebuildDictionary } from '../../backend/database/find-dictionary.ts';
import { findRows } from '../../shared/domain/find/index-rows.ts';
import { emailKey, phoneKey, postcodeKey } from '../../shared/domain/find/keys.ts';
import { makeReference } from '../../shared/domain/reference.ts';

/** A made-up person to be found; what is left out is not held. */
export type Findable = {
  readonly given: string;
  readonly family: string;
  readonly born?: string;
  readonly postcode?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly uln?: string;
  readonly closed?: boolean;
};
export type Held = Findable & { readonly id: string; readonly reference: string };

/** Puts people into the database with what a find reads about them, and makes the dictionary anew. */
export async function addFindable(pool: pg.Pool, people: readonly Findable[]): Promise<Held[]> {
  const held = people.map((person) => ({ ...person, id: randomUUID(), reference: makeReference(randomBytes(9)) }));
  for (const person of held) await add(pool, person);
  await rebuildDictionary(pool);
  return held;
}

async function add(pool: pg.Pool, person: Held): Promise<void> {
  const { id, given, family, born = null, postcode = null, uln = null } = person;
  await pool.query(
    `insert into customers (id, reference, status, registered_at, registered_by, given_name, family_name, birth_date, postcode, uln)
     values ($1, $2, $3, now(), '0000000999', $4, $5, $6, $7, $8)`,
    [id, person.reference, person.closed ? 'closed' : 'current', given, family, born, postcode && postcodeKey(postcode), uln],
  );
  const contacts = [
    ['mobile', person.phone, person.phone && phoneKey(person.phone)],
    ['email', person.email, person.email && emailKey(person.email)],
  ];
  for (const [field, value, key] of contacts)
    if (value)
      await pool.query(
        `insert into held_values (customer_id, field, value, source, obtained_at, contact_key) values ($1, $2, $3, 'phone', now(), $4)`,
        [id, field, value, key],
      );
  const { words, pairs, outward } = findRows({ givenName: given, familyName: family, postcode });
  await pool.query(
    'insert into customer_words (customer_id, word, birth_date, outward) select $1, unnest($2::text[]), $3::date, $4',
    [id, words, born, outward],
  );
  await pool.query('insert into name_pairs (customer_id, pair, birth_date) select $1, unnest($2::text[]), $3::date', [
    id,
    pairs,
    born,
  ]);
}
