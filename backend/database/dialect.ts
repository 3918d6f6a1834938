import {
  type DatabaseConnection,
  DefaultQueryExecutor,
  DummyDriver,
  PostgresAdapter,
  PostgresQueryCompiler,
  Transaction,
} from 'kysely';
import type pg from 'pg';
import type { Database } from './schema.ts';
import { nameOf } from './statement-names.ts';

const adapter = new PostgresAdapter();
const compiler = new PostgresQueryCompiler();
const driver = new DummyDriver();
const dialect = {
  createAdapter: () => adapter,
  createDriver: () => driver,
  createQueryCompiler: () => compiler,
  createIntrospector: () => {
    throw new Error('Nothing here looks at the schema');
  },
};

/**
 * A kysely transaction over a client on which the caller has begun one. Every query is a named prepared statement and goes
 * out at once: kysely's own transactions wait for each answer before the next query leaves, which a pipelining client need not.
 * No answer is handed on before `gate` opens; when it does not, every query fails with its reason.
 */
export function transactionOn(client: pg.ClientBase, gate: Promise<unknown>): Transaction<Database> {
  const connection: DatabaseConnection = {
    async executeQuery(compiled) {
      const answer = client.query({
        name: nameOf(compiled.sql),
        text: compiled.sql,
        values: compiled.parameters as unknown[],
      });
      const [, { rows, rowCount }] = await Promise.all([gate, answer]);
      return { rows, numAffectedRows: BigInt(rowCount ?? 0) };
    },
    streamQuery() {
      throw new Error('Not streamed');
    },
  };
  const executor = new DefaultQueryExecutor(compiler, adapter, { provideConnection: (consumer) => consumer(connection) });
  return new Transaction<Database>({ config: { dialect }, dialect, driver, executor });
}
