import { join } from 'node:path';
import { type AuditKey, auditKey } from './audit-key.ts';

/** Where heads are signed to, and with what. */
export type Witness = { readonly key: AuditKey; readonly path: string };

/** The witness that the environment names; what it does not name is kept in the data folder. */
export function witnessOf(environment: { DATA_FOLDER: string; AUDIT_KEY?: string; AUDIT_HEADS?: string }): Witness {
  const { DATA_FOLDER: folder, AUDIT_KEY: key } = environment;
  return { key: auditKey(key, folder), path: headsPath(environment) };
}

/** The file of the signed heads that the environment names, else the data folder's. */
export function headsPath({ DATA_FOLDER, AUDIT_HEADS }: { DATA_FOLDER: string; AUDIT_HEADS?: string }): string {
  return AUDIT_HEADS ?? join(DATA_FOLDER, 'audit-heads.jsonl');
}
