import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createOutbox } from '../../../../electron/outbox/outbox.ts';
import { fakeClock } from '../../../support/fake-clock.ts';
import { rounds, seed } from '../../../support/rounds.ts';
import { answered, fine, type ItemChange, lost } from './harness.ts';

const FAULTS = ['done', 'done, answer lost', 'never left', 'broke on the way', 'busy', 'wait', 'again', 'refused'] as const;
type Fault = (typeof FAULTS)[number];

const command = fc.record({
  operation: fc.constantFrom('conversations.open', 'consents.decide', 'conversations.end'),
  customerId: fc.constantFrom('ann', 'bob', undefined),
  conversationId: fc.constantFrom('v', 'w', undefined),
  faults: fc.array(fc.constantFrom(...FAULTS), { maxLength: 6 }),
  slow: fc.nat({ max: 5_000 }),
});

type Plan = typeof command extends fc.Arbitrary<infer T> ? T : never;

/** A central service that does what the plan says and keeps, per key, what it did. */
function centre(plans: readonly Plan[], clock: ReturnType<typeof fakeClock>) {
  const effects: string[] = [];
  const tries = new Map<string, number>();
  const under = new Set<string>();
  const answer = (id: string, fault: Fault) => {
    if (fault === 'refused' && !effects.includes(id)) return answered(403, 'forbidden');
    if (fault === 'never left') return lost('no');
    if (fault === 'broke on the way') return lost('maybe');
    if (fault === 'busy') return answered(503, 'unavailable');
    if (fault === 'wait') return answered(429, 'rate-limited', 2_000);
    if (fault === 'again') return answered(409, 'in-progress');
    if (!effects.includes(id) && id !== 'none') effects.push(id);
    return fault === 'done, answer lost' ? lost('maybe') : fine({ did: id });
  };
  const send = (id: string) => {
    expect(under.has(id), `${id} is sent twice at once`).toBe(false);
    under.add(id);
    const plan = plans[Number(id)] ?? { slow: 0, faults: [] };
    const nth = tries.get(id) ?? 0;
    tries.set(id, nth + 1);
    return new Promise<ReturnType<typeof answer>>((give) => {
      clock.after(plan.slow, () => {
        under.delete(id);
        give(answer(id, plan.faults[nth] ?? 'done'));
      });
    });
  };
  return { effects, tries, send };
}

test('under any faults: once each, in order, every item gets a true end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { maxLength: 8 }), async (plans) => {
      const clock = fakeClock();
      const { effects, tries, send } = centre(plans, clock);
      const changes: ItemChange[] = [];
      const outbox = createOutbox({
        clock,
        send: (_, input) => send(input.commandId as string),
        online: () => true,
        changed: (change) => changes.push(change),
        ...{ received: () => undefined, counted: () => undefined },
        newId: () => 'none',
        nameOf: () => null,
        machine: () => 'none',
        accountClosed: () => undefined,
      });
      for (const [index, { operation, customerId, conversationId }] of plans.entries()) {
        outbox.record(operation as 'consents.decide', { commandId: String(index), customerId, conversationId });
      }
      const stuck = () => outbox.list().find(({ state }) => state === 'needs-attention');
      await clock.until(() => outbox.unsent().unsent === 0);
      for (let one = stuck(); one; one = stuck()) {
        await outbox.discard({ itemId: one.itemId, reason: 'cannot-be-done' });
        await clock.until(() => outbox.unsent().unsent === 0);
      }
      expect(outbox.unsent().unsent).toBe(0);
      const refusals = changes.some(({ state }) => state === 'needs-attention');
      for (const [index, plan] of plans.entries()) {
        const ends = changes.filter((change) => change.itemId === String(index) && /received|discarded/.test(change.state));
        expect(ends).toHaveLength(1);
        expect(ends[0]?.state === 'received').toBe(effects.includes(String(index)));
        const never = changes.some((change) => change.itemId === String(index) && change.problem?.code === 'depends-on-refused');
        if (never) expect(tries.has(String(index))).toBe(false);
        for (const later of effects.slice(effects.indexOf(String(index)) + 1)) {
          const other = plans[Number(later)] as Plan;
          const shared =
            (plan.customerId && plan.customerId === other.customerId) ||
            // What waits for a decision lets others of its conversation go by.
            (!refusals && plan.conversationId && plan.conversationId === other.conversationId);
          if (effects.includes(String(index)) && shared) expect(Number(later)).toBeGreaterThan(index);
        }
      }
    }),
    { seed: seed(), numRuns: rounds(1_000) },
  );
});
