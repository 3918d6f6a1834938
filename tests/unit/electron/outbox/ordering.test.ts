import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { madeBy, namesOf, turns } from '../../../../electron/outbox/ordering.ts';
import { rounds, seed } from '../../../support/rounds.ts';

const item = fc.record({
  id: fc.nat(),
  names: fc.uniqueArray(fc.constantFrom('customerId:a', 'customerId:b', 'conversationId:x', 'conversationId:y'), {
    maxLength: 3,
  }),
});
const lists = fc.array(item, { maxLength: 12 });
const share = (a: { names: readonly string[] }, b: { names: readonly string[] }) =>
  a.names.some((name) => b.names.includes(name));
const runs = { seed: seed(), numRuns: rounds(5_000) };

describe('turns', () => {
  test('an item waits exactly while an earlier one names the same thing', () => {
    fc.assert(
      fc.property(lists, (live) => {
        const now = new Set(turns(live));
        for (const [at, later] of live.entries()) {
          const held = live.slice(0, at).some((earlier) => share(earlier, later));
          expect(now.has(later)).toBe(!held);
        }
      }),
      runs,
    );
  });

  test('whatever ends first, things are touched in the order of recording, and the list always empties', () => {
    fc.assert(
      fc.property(lists, fc.infiniteStream(fc.nat()), (recorded, picks) => {
        let live = recorded;
        const ended: typeof recorded = [];
        while (live.length > 0) {
          const now = turns(live);
          expect(now.length).toBeGreaterThan(0);
          const next = now[(picks.next().value as number) % now.length];
          live = live.filter((other) => other !== next);
          if (next) ended.push(next);
        }
        for (const [at, later] of ended.entries()) {
          for (const earlier of ended.slice(0, at)) {
            if (share(earlier, later)) expect(recorded.indexOf(earlier)).toBeLessThan(recorded.indexOf(later));
          }
        }
      }),
      runs,
    );
  });
});

describe('what a command names', () => {
  test('its customer and its conversation, where it has them', () => {
    expect(namesOf({ commandId: '1', customerId: 'c', conversationId: 'v' })).toEqual(['customerId:c', 'conversationId:v']);
    expect(namesOf({ commandId: '1', conversationId: 'v' })).toEqual(['conversationId:v']);
    expect(namesOf({ commandId: '1' })).toEqual([]);
  });

  test('opening makes its conversation, ending makes nothing', () => {
    expect(madeBy('conversations.open', { conversationId: 'v' })).toBe('conversationId:v');
    expect(madeBy('conversations.end', { conversationId: 'v' })).toBeNull();
  });
});
