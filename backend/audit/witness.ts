import { join } from 'node:path';
import { type AuditKey, auditKey } from './audit-key.ts';

/** Where heads are signed to, and with what. */
export type Witness = { readonly key: AuditKey; readonly path: string };

/** The witness that the environment names; what it does not name is kept in the data folder. */
export function witnessOf(environment: { DATA_FOLDER: string; AUDIT_KEY?: string; AUDIT_HEADS?: string }): Witness {
  const { DATA_FOLDER: folder, AUDIT_KEY: key, AUDIT_HEADS: path } = environment;
  return { key: auditKey(key, folder), path: path ?? join(folder, 'audit-heads.jsonl') };
}
