import { z } from 'zod';
import { DECISION_REASONS, type DecisionReason } from '../../shared/operations/desk-events.ts';
import { CONTRACT_VERSION, everyOperation, type OperationName } from '../../shared/operations.ts';
import type { Failure } from '../../shared/problem.ts';
import type { Item } from './item.ts';
import type { Input } from './parts.ts';

/** An item as it lies on the disk, sealed. */
export type KeptItem = {
  /** The version of the contract the command was made with. */
  readonly contract: number;
  readonly operation: OperationName;
  /** Empty in what came too late for a closed account. */
  readonly input: Input;
  readonly recordedAt: string;
  /** Whom it is for, to be shown at this desk alone. */
  readonly whom?: string | null | undefined;
  /** Why it needs a person's decision. */
  readonly problem?: Failure | undefined;
  readonly handedOver?: DecisionReason | undefined;
  readonly handedOverAt?: string | undefined;
  /** The day its customer's account was known to be closed, in what came too late. */
  readonly closedOn?: string | undefined;
};

const operations: ReadonlySet<string> = new Set(everyOperation.map(({ name }) => name));
const shape = z.strictObject({
  contract: z.int().positive().max(CONTRACT_VERSION),
  operation: z.string().refine((name): name is OperationName => operations.has(name)),
  input: z.record(z.string(), z.unknown()),
  recordedAt: z.string(),
  whom: z.string().nullish(),
  problem: z.looseObject({ code: z.string() }).optional(),
  handedOver: z.enum(DECISION_REASONS).optional(),
  handedOverAt: z.string().optional(),
  closedOn: z.string().optional(),
});

export function packItem(item: Item): Buffer {
  const { contract, operation, input, whom, recordedAt, state, problem, handedOver, handedOverAt, closedOn } = item;
  const kept: KeptItem = {
    contract,
    operation,
    input: input as Input,
    recordedAt,
    whom,
    problem: state === 'needs-attention' ? problem : undefined,
    handedOver,
    handedOverAt,
    ...(closedOn ? { closedOn } : {}),
  };
  return Buffer.from(JSON.stringify(kept), 'utf8');
}

/** Null for what this version of the app does not know: it stays on the disk for one that does. */
export function unpackItem(plain: Buffer): KeptItem | null {
  try {
    const read = shape.safeParse(JSON.parse(plain.toString('utf8')));
    return read.success ? (read.data as KeptItem) : null;
  } catch {
    return null;
  }
}
