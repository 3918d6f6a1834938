import type { UnsentItem } from '../../../shared/desk.ts';

export type UnsentOf = {
  /** It goes by itself, before the closing does. */
  readonly goes: number;
  /** It needs a person's decision, and holds the closing back. */
  readonly stuck: number;
};

/** What this desk has not sent of a customer, but for a closing. */
export function unsentOf(customerId: string, items: readonly UnsentItem[]): UnsentOf {
  const theirs = items.filter(({ input, operation }) => input.customerId === customerId && operation !== 'closures.close');
  const stuck = theirs.filter(({ state }) => state === 'needs-attention').length;
  return { goes: theirs.length - stuck, stuck };
}
