import type { ItemState } from '../../shared/desk.ts';
import type { OperationName } from '../../shared/operations.ts';
import type { Failure, Result } from '../../shared/problem.ts';

/** A command on its way. Only the outbox changes it; `input` is let go when it ends, and sealed while nobody is at the desk. */
export type Item = {
  readonly id: string;
  readonly operation: OperationName;
  /** SHA-256 of the input, to know the same command when it comes again. */
  readonly print: string;
  readonly names: readonly string[];
  readonly makes: string | null;
  readonly recordedAt: string;
  /** For a command that somebody waits for: it is told here, and never asked again. */
  readonly tell: ((result: Result<unknown>) => void) | null;
  input: Record<string, unknown> | null;
  /** The input while the desk is locked. */
  sealed: Buffer | null;
  state: ItemState;
  inFlight: boolean;
  attempts: number;
  /** No attempt before this time, in milliseconds since 1970. */
  due: number;
  /** The central service itself asked for the wait: good news about the connection does not shorten it. */
  asked: boolean;
  output?: unknown;
  problem?: Failure;
};

export function hasEnded(item: Item): boolean {
  return item.state === 'received' || item.state === 'refused';
}
