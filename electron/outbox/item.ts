import { createHash } from 'node:crypto';
import type { Change, ItemState } from '../../shared/desk.ts';
import type { DecisionReason } from '../../shared/operations/desk-events.ts';
import type { OperationName } from '../../shared/operations.ts';
import type { Failure, Result } from '../../shared/problem.ts';
import type { Turn } from './ordering.ts';

/**
 * A command on its way. Only the outbox changes it; `input` is let go when it leaves the outbox, and while nobody is at the
 * desk. Where it came too late for a closed account, whatever could tell of the customer has gone from it.
 */
export type Item = {
  readonly id: string;
  readonly operation: OperationName;
  /** The version of the contract it was made with; it keeps it for as long as it is unsent. */
  readonly contract: number;
  /** SHA-256 of the input, to know the same command when it comes again. */
  readonly print: string;
  readonly names: readonly string[];
  readonly makes: string | null;
  readonly closes: string | null;
  /** It only tells the audit who looked at what: sent like the others, and no work of anybody's. */
  readonly look: boolean;
  readonly recordedAt: string;
  /** For a command that somebody waits for: it is told here, and never asked again. */
  readonly tell: ((result: Result<unknown>) => void) | null;
  input: Record<string, unknown> | null;
  /** The customer's name, where this desk had been shown it; goes and comes with the input. */
  whom: string | null;
  /** On the disk as well. */
  kept: boolean;
  /** The input while the desk is locked, when it is nowhere else. */
  sealed: Buffer | null;
  state: ItemState;
  inFlight: boolean;
  attempts: number;
  /** No attempt before this tick of the clock. */
  due: number;
  /** The central service itself asked for the wait: good news about the connection does not shorten it. */
  asked: boolean;
  /** The day on which its customer's account was known to be closed: it came too late, and has nothing of what was said. */
  closedOn: string | null;
  /** What it was built on was taken out: its customer may be nobody the central service ever heard of. */
  orphan: boolean;
  output?: unknown;
  problem?: Failure | undefined;
  handedOver?: DecisionReason | undefined;
  handedOverAt?: string | undefined;
};

type ItemChange = Extract<Change, { kind: 'item' }>;

/** It has left the outbox, or a person has to decide. */
export function hasAnswer(item: Item): boolean {
  return isGone(item) || isStuck(item);
}

export function isGone({ state }: Item): boolean {
  return state === 'received' || state === 'replaced' || state === 'discarded';
}

export function isStuck({ state }: Item): boolean {
  return state === 'needs-attention';
}

/** Somebody met without a record at hand: whose it is, is to be found out. */
export function isToMatch(item: Item): boolean {
  return isStuck(item) && item.problem?.code === 'to-be-matched';
}

/** What of an item decides its turn, as it is now. */
export const turnOf = (item: Item): Turn => ({
  names: item.names,
  makes: item.makes,
  closes: item.closes,
  waitedFor: item.tell !== null,
  stuck: isStuck(item),
  unmatched: isToMatch(item),
  inFlight: item.inFlight,
});

/** Where an item is, as the page is told. */
export function changeOf({ id: itemId, operation, state, output, problem, closedOn }: Item, at: string): ItemChange {
  return {
    ...{ kind: 'item', itemId, operation, state, at },
    ...(output === undefined ? {} : { output }),
    ...(problem ? { problem } : {}),
    ...(closedOn ? { closedOn } : {}),
  };
}

/** What an item's sealed input is bound to. */
export const identityOf = ({ id, operation }: Item): string => `outbox ${operation} ${id}`;

/** SHA-256 of an input, whatever the order of its fields. */
export function printOf(input: Record<string, unknown>): string {
  const sorted = Object.fromEntries(Object.entries(input).sort(([a], [b]) => (a < b ? -1 : 1)));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
}

/** It waits for a person's decision, where there is something to decide. */
export const stuckFor = (problem: Failure | undefined) => (problem ? { state: 'needs-attention' as const, problem } : {});
