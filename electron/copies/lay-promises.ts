import type { UnsentItem } from '../../shared/desk.ts';
import type { Input } from '../../shared/operations.ts';
import type { SignedIn } from '../../shared/session-state.ts';
import type { Promised } from './kept-promise.ts';

type ListInput = Input<'promises.list'>;

/** What of a recorded command counts here. */
export type LaidCommand = Pick<UnsentItem, 'operation' | 'input' | 'state' | 'whom'>;
export type RequestKnown = Pick<Promised, 'reference' | 'kind'>;
/** Whom this desk knows by name, and which requests it has read. */
type Known = {
  readonly nameOf: (customerId: string) => string | null;
  readonly requestOf: (requestId: string) => RequestKnown | null;
};

/**
 * Promises with what this desk has recorded of them since and not yet sent laid over: those made here, and what became of one.
 * What was refused is not.
 */
export function layPromises(
  items: readonly Promised[],
  input: ListInput,
  unsent: readonly LaidCommand[],
  who: SignedIn,
  known: Known,
): Promised[] {
  const all = new Map(items.map((item) => [item.id, item]));
  const concerns = ({ customerId, requestId }: Pick<Promised, 'customerId' | 'requestId'>) =>
    (input.customerId === undefined || input.customerId === customerId) &&
    (input.requestId === undefined || input.requestId === requestId);
  const own = (
    id: string,
  ): Pick<Promised, 'id' | 'madeByName' | 'organisation' | 'mine' | 'state' | 'unsent'> &
    Pick<Promised, 'because' | 'endedAt' | 'endedByName'> => ({
    ...{ id, madeByName: who.name, organisation: who.touchpoint, mine: true, state: 'open', unsent: true },
    ...{ because: null, endedAt: null, endedByName: null },
  });
  for (const { operation, input: command, state, whom } of unsent) {
    if (state === 'needs-attention') continue;
    if (operation === 'promises.make') {
      const { commandId, customerId = null, requestId = null, how, day, part = null, saidAt } = command as Input<'promises.make'>;
      const name = customerId === null ? null : (whom ?? known.nameOf(customerId));
      const { reference, kind } = ofRequest(requestId, [...all.values()], unsent, known);
      const made = { ...own(commandId), customerId, requestId, reference, kind, name, how, day, part, madeAt: saidAt };
      if (concerns(made)) all.set(commandId, made);
    }
    if (operation === 'promises.keep') {
      const { commandId, promiseId, outcome, because = null, day, part = null, at } = command as Input<'promises.keep'>;
      const before = all.get(promiseId);
      if (!before) continue;
      if (outcome === 'moved' && day !== undefined)
        all.set(commandId, { ...before, ...own(commandId), day, part, madeAt: at, name: before.name });
      all.delete(promiseId);
      if (input.which === 'all')
        all.set(promiseId, { ...before, state: outcome, because, endedAt: at, endedByName: who.name, unsent: true });
    }
  }
  return [...all.values()].toSorted((one, other) => one.day.localeCompare(other.day) || one.id.localeCompare(other.id));
}

/** The reference of a request that is known here: by another promise about it, because it was read, or is logged here and unsent itself. */
function ofRequest(
  requestId: string | null,
  promises: readonly Promised[],
  unsent: readonly LaidCommand[],
  { requestOf }: Known,
): RequestKnown {
  if (requestId === null) return { reference: null, kind: null };
  const other = promises.find((one) => one.requestId === requestId) ?? requestOf(requestId);
  if (other) return { reference: other.reference, kind: other.kind };
  const logged = unsent.find(({ input }) => input.requestId === requestId && typeof input.reference === 'string');
  return { reference: logged ? String(logged.input.reference) : null, kind: null };
}
