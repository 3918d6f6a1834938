import type { ChangedPart } from '../../shared/changes.ts';
import { queryClient } from './query-client.ts';

/** Milliseconds in which several changes of one record are one look at it: each look is audited. */
const GATHER = 250;

const waiting = new Set<string>();
let everything = false;
let planned = false;

function look(): void {
  const keys = everything
    ? [['customer'], ['timeline'], ['ledger']]
    : [...waiting].flatMap((id) => [
        ['customer', id],
        ['timeline', id],
        ['ledger', id],
      ]);
  planned = false;
  everything = false;
  waiting.clear();
  // What is on screen is read now, anything else when it next comes there.
  for (const queryKey of keys) void queryClient.invalidateQueries({ queryKey });
}

function plan(): void {
  if (!planned) setTimeout(look, GATHER);
  planned = true;
}

/** Somebody else has changed a record: what of it is on screen is read again. Whoever was closed is found no longer. */
export function changedElsewhere(customerId: string, what: ChangedPart): void {
  if (what === 'closed') queryClient.removeQueries({ queryKey: ['find'], type: 'inactive' });
  waiting.add(customerId);
  plan();
}

/** Changes may have been missed: every record on screen is read again. */
export function changesMissed(): void {
  everything = true;
  plan();
}
