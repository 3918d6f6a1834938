import { z } from 'zod';
import { CONTRACT_VERSION, everyOperation, type OperationName } from '../../shared/operations.ts';
import type { Input } from './parts.ts';

/** An item as it lies on the disk, sealed. */
export type KeptItem = {
  /** The contract the command was made with. */
  readonly contract: number;
  readonly operation: OperationName;
  readonly input: Input;
  readonly recordedAt: string;
};

const operations: ReadonlySet<string> = new Set(everyOperation.map(({ name }) => name));
const shape = z.strictObject({
  contract: z.int().positive(),
  operation: z.string().refine((name): name is OperationName => operations.has(name)),
  input: z.record(z.string(), z.unknown()),
  recordedAt: z.string(),
});

export function packItem(item: Omit<KeptItem, 'contract'>): Buffer {
  const { operation, input, recordedAt } = item;
  return Buffer.from(JSON.stringify({ contract: CONTRACT_VERSION, operation, input, recordedAt } satisfies KeptItem), 'utf8');
}

/** Null for what this version of the app does not know. */
export function unpackItem(plain: Buffer): KeptItem | null {
  const read = shape.safeParse(JSON.parse(plain.toString('utf8')));
  return read.success ? (read.data as KeptItem) : null;
}
