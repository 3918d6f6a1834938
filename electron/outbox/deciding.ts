import type { OperationName } from '../../shared/operations.ts';
import type { Failure, Result } from '../../shared/problem.ts';
import { instantOf } from '../clock.ts';
import { type Item, isStuck } from './item.ts';
import type { Decided, Deciding, Input, OutboxParts } from './parts.ts';
import type { Queue } from './queue.ts';

type DecidingParts = Pick<OutboxParts, 'clock' | 'newId' | 'machine'> & {
  readonly queue: Queue;
  readonly make: (operation: OperationName, input: Input) => Item;
  /** Puts an item on the disk, where there is a store, in the place of others; answers why not. */
  readonly keep: (item: Item, replaces?: readonly string[]) => Promise<Failure | null>;
  /** Takes a command as if it came from the page. */
  readonly record: (operation: OperationName, input: Input) => Promise<Result<unknown>>;
};

/** What a person may decide about an item that is stuck. Nothing changes on the screen before it has changed on the disk. */
export function deciding({ clock, newId, machine, queue, make, keep, record }: DecidingParts): Deciding {
  /** Being decided this moment: a second press finds nothing to do. */
  const under = new Set<string>();
  const decide = async <T>(itemId: string, act: (item: Item) => Promise<Result<T>>): Promise<Result<T>> => {
    const item = queue.known(itemId);
    if (!item || !isStuck(item) || !item.input || item.closedOn !== null || under.has(itemId)) return NOT_NOW;
    under.add(itemId);
    try {
      return await act(item);
    } finally {
      under.delete(itemId);
    }
  };

  /** One sealed write: what was there goes and what comes instead is there. */
  const change = async (item: Item, state: 'replaced' | 'discarded', instead: Item): Promise<Failure | null> => {
    const problem = await keep(instead, [item.id]);
    if (problem) return problem;
    item.kept = false;
    queue.leave(item, state, instead);
    return null;
  };

  /** How the audit will know of it: the kind of command and whose, never what was said. */
  const event = (kind: 'discard' | 'hand-over', item: Item, { reason }: Decided) => ({
    commandId: newId(),
    machineId: machine(),
    events: [{ kind, at: instantOf(clock), itemId: item.id, operation: item.operation, ...customerOf(item), reason }],
  });

  return {
    replace: ({ itemId, operation, input }) =>
      decide(itemId, async (item) => {
        if (queue.known(input.commandId as string)) return { ok: false, error: { code: 'idempotency-key-reused' } };
        const instead = { ...make(operation, { ...input, replaces: itemId }), orphan: isOrphan(item) };
        const problem = await change(item, 'replaced', instead);
        return problem ? { ok: false, error: problem } : { ok: true, value: { itemId: instead.id, state: instead.state } };
      }),

    discard: (decided) =>
      decide(decided.itemId, async (item) => {
        const problem = await change(item, 'discarded', make('deskEvents.record', event('discard', item, decided)));
        return problem ? { ok: false, error: problem } : FINE;
      }),

    handOver: (decided) =>
      decide(decided.itemId, async (item) => {
        if (item.handedOver) return NOT_NOW;
        const recorded = await record('deskEvents.record', event('hand-over', item, decided));
        if (!recorded.ok) return recorded;
        item.handedOver = decided.reason;
        item.handedOverAt = instantOf(clock);
        await keep(item);
        queue.say(item);
        return FINE;
      }),

    again: (itemId) =>
      decide(itemId, async (item) => {
        // Written as it is to be; here it is stuck until the disk has it.
        const instead: Item = { ...item, state: 'waiting', problem: undefined };
        const problem = await keep(instead);
        if (problem) return { ok: false, error: problem };
        Object.assign(item, { kept: instead.kept, orphan: isOrphan(item) });
        queue.again(item);
        return FINE;
      }),
  };
}

/** What it was built on was taken out here: whether there is such a customer, the central service may never have heard. */
const isOrphan = ({ orphan, problem }: Item): boolean => orphan || problem?.code === 'depends-on-refused';

const FINE = { ok: true, value: null } as const;
const NOT_NOW = { ok: false, error: { code: 'not-now' } } as const;

function customerOf({ input }: Item): { customerId?: string } {
  return typeof input?.customerId === 'string' ? { customerId: input.customerId } : {};
}
