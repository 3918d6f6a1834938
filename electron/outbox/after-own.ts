import { type Item, isStuck } from './item.ts';
import type { Input } from './parts.ts';

type Change = { readonly field: string; readonly seen: { readonly value: string | null; readonly after?: string } };

/**
 * An amendment as it is to be sent: a field that an unsent command of this desk is to set before it names that command, which
 * the page may not know of (it was recorded before the app was last started). `live` is in the order of recording.
 */
export function afterOwn(operation: string, input: Input, live: readonly Item[]): Input {
  if (operation !== 'customers.amend') return input;
  const own = live.filter(
    (item) => item.operation === operation && item.input?.customerId === input.customerId && !isStuck(item),
  );
  if (own.length === 0) return input;
  const setBy = (field: string) =>
    own.findLast((item) => changesOf(item.input as Input).some((change) => change.field === field))?.id;
  const changes = changesOf(input).map((change) => {
    const after = change.seen.after ?? setBy(change.field);
    return after === undefined ? change : { ...change, seen: { ...change.seen, after } };
  });
  return { ...input, changes };
}

const changesOf = (input: Input) => input.changes as readonly Change[];
