import { CompiledQuery, type Transaction } from 'kysely';
import type { Database } from '../database/schema.ts';

/** Runs a statement of fixed text in a transaction and gives its rows. */
export const run = async <Row>(text: string, values: readonly unknown[], tx: Transaction<Database>): Promise<Row[]> =>
  (await tx.executeQuery(CompiledQuery.raw(text, [...values]) as CompiledQuery<Row>)).rows;
