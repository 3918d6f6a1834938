import type { Input as OperationInput } from '../../shared/operations.ts';
import { type Item, isStuck } from './item.ts';
import type { Input } from './parts.ts';

type Change = { readonly field: string; readonly seen: { readonly value: string | null; readonly after?: string } };

/**
 * An amendment as it is to be sent: a field that an unsent command of this desk is to set before it names that command, which
 * the page may not know of (it was recorded before the app was last started). `live` is in the order of recording.
 */
export function afterOwn(operation: string, input: Input, live: readonly Item[]): Input {
  if (operation !== 'customers.amend') return input;
  const own = live.filter((item) => item.input?.customerId === input.customerId && !isStuck(item));
  const setBy = (field: string) => own.findLast((item) => fieldsSetBy(item).includes(field))?.id;
  const changes = changesOf(input).map((change) => {
    const after = change.seen.after ?? setBy(change.field);
    return after === undefined ? change : { ...change, seen: { ...change.seen, after } };
  });
  return { ...input, changes };
}

/** The fields that a command is to set: changed, or put right on the call. */
function fieldsSetBy({ operation, input }: Item): readonly string[] {
  if (input === null) return [];
  if (operation === 'customers.amend') return changesOf(input).map(({ field }) => field);
  if (operation !== 'rectifications.log') return [];
  const { fields } = input as OperationInput<'rectifications.log'>;
  return fields.filter(({ decidedOnCall }) => decidedOnCall).map(({ field }) => field);
}

const changesOf = (input: Input) => input.changes as readonly Change[];
