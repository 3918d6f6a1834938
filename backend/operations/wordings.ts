import { CompiledQuery, type Transaction } from 'kysely';
import type { Database } from '../database/schema.ts';

const UNKNOWN = `select wanted from unnest($1::text[]) as wanted where not exists (select from notices where version = wanted)`;

// A published version stays published, so what was once found is remembered.
const known = new Set<string>();

/** True when each of these wordings is remembered as published; a null asks for none. */
export function knowsWordings(versions: readonly (string | null)[]): boolean {
  return versions.every((version) => version === null || known.has(version));
}

/** True when each of these wordings has been published. */
export async function areWordings(versions: readonly string[], tx: Transaction<Database>): Promise<boolean> {
  if (knowsWordings(versions)) return true;
  const { rows } = await tx.executeQuery(CompiledQuery.raw(UNKNOWN, [[...versions]]));
  if (rows.length === 0) for (const version of versions) known.add(version);
  return rows.length === 0;
}
