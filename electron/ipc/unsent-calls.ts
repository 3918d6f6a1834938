import { z } from 'zod';
import type { ShellCalls } from '../../shared/desk.ts';
import { decisionReasonSchema } from '../../shared/operations/desk-events.ts';
import { everyOperation, type OperationName, rowOf } from '../../shared/operations.ts';
import type { Decided, Input, Outbox, Replacement } from '../outbox/parts.ts';
import type { Call } from './answer-call.ts';

const itemId = z.uuid();
const decided = z.strictObject({ itemId, reason: decisionReasonSchema });
const queued = everyOperation.filter(({ row }) => row.offline === 'queued' && !row.shellOnly).map(({ name }) => name);
const replacement = z
  .strictObject({
    itemId,
    operation: z.enum(queued as [OperationName, ...OperationName[]]),
    input: z.record(z.string(), z.unknown()),
  })
  .superRefine(({ operation, input }, context) => {
    const parsed = rowOf(operation).input.safeParse(input);
    for (const { path } of parsed.error?.issues ?? []) context.addIssue({ code: 'custom', path: ['input', ...path] });
  });

type UnsentCall = 'unsentItems' | 'sendNow' | 'meet' | 'replaceItem' | 'discardItem' | 'handOverItem' | 'acknowledgeItems';

/** The calls about what is unsent. A replacement is held to the schema of its own operation. */
export function unsentCalls(
  outbox: Pick<Outbox, 'list' | 'recordHeld' | 'sendNow' | 'again' | 'replace' | 'discard' | 'handOver' | 'acknowledge'>,
): {
  [N in UnsentCall & keyof ShellCalls]: Call;
} {
  return {
    unsentItems: { input: z.undefined(), run: () => ({ ok: true, value: outbox.list() }) },
    sendNow: {
      input: z.strictObject({ itemId: itemId.optional() }),
      run: async (which: { itemId?: string }) => {
        if (which.itemId !== undefined) return outbox.again(which.itemId);
        outbox.sendNow();
        return { ok: true, value: null };
      },
    },
    meet: {
      input: rowOf('requests.logUnmatched').input,
      run: (said: Input) => outbox.recordHeld('requests.logUnmatched', said, { code: 'to-be-matched' }),
    },
    replaceItem: { input: replacement, run: (how: Replacement) => outbox.replace(how) },
    discardItem: { input: decided, run: (how: Decided) => outbox.discard(how) },
    acknowledgeItems: {
      input: z.strictObject({ itemIds: z.array(itemId).min(1).max(1000) }),
      run: ({ itemIds }: { itemIds: readonly string[] }) => outbox.acknowledge(itemIds),
    },
    handOverItem: { input: decided, run: (how: Decided) => outbox.handOver(how) },
  };
}
