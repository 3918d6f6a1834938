import type pg from 'pg';
import { slipsOf, soundOf } from '../../shared/domain/find/index-rows.ts';

/** Words sent to the database at a time; each has about eight slips. */
const BATCH = 5_000;

const WORDS = 'select word, count(*)::integer as holders from customer_words group by word order by word';
const INSERT_WORDS = 'insert into name_words (word, holders, sound) select * from unnest($1::text[], $2::integer[], $3::text[])';
const INSERT_SLIPS = 'insert into name_slips (slip, word) select * from unnest($1::text[], $2::text[])';

/**
 * Fills name_words and name_slips anew from customer_words, after a load; resolves to the number of distinct words.
 * The caller may run it in a transaction.
 */
export async function rebuildDictionary(client: pg.ClientBase | pg.Pool): Promise<number> {
  await client.query('delete from name_slips');
  await client.query('delete from name_words');
  const { rows } = await client.query<{ word: string; holders: number }>(WORDS);
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rows.slice(from, from + BATCH);
    const words = batch.map((row) => row.word);
    await client.query(INSERT_WORDS, [words, batch.map((row) => row.holders), words.map(soundOf)]);
    const slips = words.flatMap((word) => slipsOf(word).map((slip) => [slip, word] as const));
    await client.query(INSERT_SLIPS, [slips.map(([slip]) => slip), slips.map(([, word]) => word)]);
  }
  await client.query('analyze name_words, name_slips');
  return rows.length;
}
