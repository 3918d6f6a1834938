import { sql, type Transaction } from 'kysely';
import { findRows, slipsOf, soundOf } from '../../shared/domain/find/index-rows.ts';
import type { Database } from '../database/schema.ts';

type Held = { givenName: string; familyName: string; postcode: string | null; birthDate: string | null };

/** Writes anew what a find reads about one customer, and counts the dictionary's words up and down. */
export async function indexAgain(customerId: string, tx: Transaction<Database>): Promise<void> {
  const held =
    await sql<Held>`select given_name as "givenName", family_name as "familyName", postcode, birth_date::text as "birthDate"
    from customers where id = ${customerId}::uuid`.execute(tx);
  const person = held.rows[0] as Held;
  const { words, pairs, outward } = findRows(person);
  const gone = await sql<{
    word: string;
  }>`delete from customer_words where customer_id = ${customerId}::uuid returning word`.execute(tx);
  await sql`delete from name_pairs where customer_id = ${customerId}::uuid`.execute(tx);
  await sql`insert into customer_words (customer_id, word, birth_date, outward)
    select ${customerId}::uuid, w.word, ${person.birthDate}::date, ${outward} from unnest(${words}::text[]) as w (word)`.execute(
    tx,
  );
  await sql`insert into name_pairs (customer_id, pair, birth_date)
    select ${customerId}::uuid, p.pair, ${person.birthDate}::date from unnest(${pairs}::text[]) as p (pair)`.execute(tx);
  const before = new Set(gone.rows.map(({ word }) => word));
  const now = new Set(words);
  const change = [
    ...[...now].filter((word) => !before.has(word)).map((word) => ({ word, by: 1 })),
    ...[...before].filter((word) => !now.has(word)).map((word) => ({ word, by: -1 })),
  ];
  // In one order for everybody, so that no two wait for each other.
  for (const { word, by } of change.toSorted((a, b) => (a.word < b.word ? -1 : 1))) await count(word, by, tx);
}

/** Forgets what a find reads about one customer: what was theirs alone goes from the dictionary too. */
export async function forgetWords(customerId: string, tx: Transaction<Database>): Promise<void> {
  const { rows } = await sql<{
    word: string;
  }>`delete from customer_words where customer_id = ${customerId}::uuid returning word`.execute(tx);
  await sql`delete from name_pairs where customer_id = ${customerId}::uuid`.execute(tx);
  for (const word of [...new Set(rows.map((one) => one.word))].toSorted()) await count(word, -1, tx);
}

async function count(word: string, by: number, tx: Transaction<Database>): Promise<void> {
  if (by < 0) {
    await sql`update name_words set holders = holders - 1 where word = ${word}`.execute(tx);
    const gone = await sql`delete from name_words where word = ${word} and holders <= 0 returning word`.execute(tx);
    if (gone.rows.length > 0) await sql`delete from name_slips where word = ${word}`.execute(tx);
    return;
  }
  await sql`insert into name_words (word, holders, sound) values (${word}, 1, ${soundOf(word)})
    on conflict (word) do update set holders = name_words.holders + 1`.execute(tx);
  await sql`insert into name_slips (slip, word) select s.slip, ${word} from unnest(${slipsOf(word)}::text[]) as s (slip)
    on conflict do nothing`.execute(tx);
}
