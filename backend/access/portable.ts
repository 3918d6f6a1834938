import { createHash } from 'node:crypto';
import type { AccessCopy } from '../../shared/domain/access-copy.ts';
import { portableOf } from '../../shared/domain/portable.ts';
import { assemble, type CopyRow } from './assemble.ts';

/** What somebody takes elsewhere (UK GDPR article 20), with the hash over that alone: it changes when something of it does. */
export function portableCopy(row: CopyRow, now: Date): AccessCopy {
  const copy = portableOf(assemble(row, now));
  return { ...copy, hash: createHash('sha256').update(JSON.stringify(copy.sections)).digest('hex') };
}
