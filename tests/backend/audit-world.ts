import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signHead } from '../../backend/audit/sign-head.ts';
import { type Witness, witnessOf } from '../../backend/audit/witness.ts';
import type { Output } from '../../shared/operations.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';

const KEPT = ['audit', 'audit_chain', 'audit_heads'];
type Verified = Output<'audit.verify'>;

/** A backend whose audit can be tampered with and put back: `pool` is the owner's. */
export type AuditWorld = {
  readonly backend: TestBackend;
  readonly witness: Witness;
  /** Audits a search. */
  readonly look: (times: number) => Promise<void>;
  /** Waits until everything written is chained, and signs the end now. Gives the end's position. */
  readonly sealed: () => Promise<number>;
  /** Does what only an owner who switches the triggers off can. */
  readonly tamper: (...texts: string[]) => Promise<void>;
  /** The whole verification, part by part; the last part. */
  readonly verify: () => Promise<Verified>;
  /** Puts tables and file back as they were at the last `sealed`. */
  readonly restore: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export async function auditWorld(): Promise<AuditWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'desk-audit-'));
  const variables = { AUDIT_HEADS: join(folder, 'heads.jsonl'), AUDIT_KEY: join(folder, 'audit.key') };
  // Makes the key; `AUDIT_KEY` then names it.
  witnessOf({ DATA_FOLDER: folder });
  const witness = witnessOf({ DATA_FOLDER: folder, ...variables });
  const backend = await startBackend({ database: testDatabase(), variables });
  const { pool } = backend;
  let heads = '';
  const triggers = (what: string) => KEPT.map((table) => `alter table ${table} ${what} trigger user;`).join(' ');
  // One simple query is one transaction: nothing of the backend's comes between.
  const tamper = async (...texts: string[]): Promise<void> => {
    const all = [triggers('disable'), ...texts, triggers('enable')].join(';\n');
    for (;;)
      try {
        await pool.query(all);
        return;
      } catch (error) {
        // The sealer holds the tables in another order; PostgreSQL then undoes one of the two as a whole.
        if ((error as { code?: string }).code !== '40P01') throw error;
      }
  };
  return {
    backend,
    witness,
    look: async (times) => {
      for (let n = 0; n < times; n++) await backend.call('customers.find', 'phone.adviser', { line: 'Zzyzx Qwghlm' });
    },
    sealed: async () => {
      await allChained(backend);
      await signHead(pool, witness, 0);
      for (const table of KEPT)
        await pool.query(`drop table if exists kept_${table}; create table kept_${table} as table ${table}`);
      heads = readFileSync(witness.path, 'utf8');
      const { rows } = await pool.query<{ end: number }>('select max(position)::int as end from kept_audit_chain');
      return rows[0]?.end ?? 0;
    },
    tamper,
    verify: async () => {
      let part: Verified | undefined;
      do {
        const answer = await backend.call('audit.verify', 'supervisor', part?.next ? { from: part.next } : {});
        if (answer.status !== 200) throw new Error(`audit.verify answered ${answer.status}`);
        part = answer.body as Verified;
      } while (part.next !== null);
      return part;
    },
    restore: async () => {
      await tamper(
        `truncate ${KEPT.join(', ')}`,
        ...KEPT.map(
          (table) => `insert into ${table} ${table === 'audit' ? 'overriding system value ' : ''}select * from kept_${table}`,
        ),
      );
      writeFileSync(witness.path, heads);
    },
    stop: async () => {
      await backend.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Waits until every audit row has its place in the chain. */
export async function allChained({ pool }: Pick<TestBackend, 'pool'>): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const { rowCount } = await pool.query(
      'select from audit a where not exists (select from audit_chain c where c.audit_id = a.id) limit 1',
    );
    if (rowCount === 0) return;
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new Error('The audit was not chained within half a minute');
}
