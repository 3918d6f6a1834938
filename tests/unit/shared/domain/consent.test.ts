import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ConsentEvent,
  compareEvents,
  consentState,
  DECISIONS,
  decidingEvent,
  effectiveAt,
  erasureOf,
  levelFor,
  PURPOSES,
} from '../../../../shared/domain/consent.ts';
import { rounds, seed } from '../../../support/rounds.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 9) + minute * 60_000).toISOString();
const event = (decision: ConsentEvent['decision'], said: number, received = said): ConsentEvent => ({
  purpose: 'satisfaction-survey',
  decision,
  saidAt: at(said),
  receivedAt: at(received),
});
const state = (events: readonly ConsentEvent[]) => consentState(events, 'satisfaction-survey');

// Few instants, so that ties and clocks that run ahead or behind come often.
const minute = fc.integer({ min: 0, max: 8 });
const anyEvent: fc.Arbitrary<ConsentEvent> = fc
  .record({ purpose: fc.constantFrom(...PURPOSES), decision: fc.constantFrom(...DECISIONS), said: minute, received: minute })
  .map(({ purpose, decision, said, received }) => ({ purpose, decision, saidAt: at(said), receivedAt: at(received) }));
const runs = { seed: seed(), numRuns: rounds(5_000) };

describe('the state follows from the events alone', () => {
  test.each([
    { said: 'nothing', events: [], is: 'not-asked' },
    { said: 'no', events: [event('refused', 1)], is: 'refused' },
    { said: 'yes, then stop', events: [event('given', 1), event('withdrawn', 2)], is: 'withdrawn' },
    { said: 'stop, then yes again', events: [event('withdrawn', 1), event('given', 2)], is: 'given' },
    {
      said: 'a stop said before a yes and received after it',
      events: [event('given', 5), event('withdrawn', 3, 9)],
      is: 'given',
    },
    { said: 'a stop whose clock ran ahead', events: [event('withdrawn', 60, 2), event('given', 3)], is: 'given' },
    { said: 'a yes whose clock ran ahead, then a stop', events: [event('given', 60, 2), event('withdrawn', 3)], is: 'withdrawn' },
    { said: 'yes and stop at one instant', events: [event('given', 1), event('withdrawn', 1)], is: 'withdrawn' },
    { said: 'yes and no at one instant', events: [event('given', 1), event('refused', 1)], is: 'refused' },
    { said: 'no and stop at one instant', events: [event('refused', 1), event('withdrawn', 1)], is: 'withdrawn' },
  ])('$said: $is', ({ events, is }) => {
    expect(state(events)).toBe(is);
    expect(state(events.toReversed())).toBe(is);
  });

  test('one purpose says nothing about another', () => {
    const events = [{ ...event('given', 1), purpose: 'ethnicity-monitoring' as const }];
    for (const purpose of PURPOSES)
      expect(consentState(events, purpose)).toBe(purpose === 'ethnicity-monitoring' ? 'given' : 'not-asked');
  });

  test('the state is the same for every order in which the events are read', () => {
    const shuffled = fc
      .array(anyEvent, { minLength: 1, maxLength: 8 })
      .chain((events) => fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })));
    fc.assert(
      fc.property(shuffled, ([events, others]) => {
        for (const purpose of PURPOSES) expect(consentState(others, purpose)).toBe(consentState(events, purpose));
      }),
      runs,
    );
  });

  test('no event, whatever its own clock said, outranks a withdrawal both said and received after that event was received', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 6 }), minute, minute, (events, said, received) => {
        const withdrawal = event('withdrawn', said + 1, received + 1);
        const later = Math.min(Date.parse(withdrawal.saidAt), Date.parse(withdrawal.receivedAt));
        const before = events.filter((one) => Date.parse(one.receivedAt) < later);
        expect(state([...before, withdrawal])).toBe('withdrawn');
      }),
      runs,
    );
  });

  test('what decides takes effect no earlier than anything else said about the purpose', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { minLength: 1, maxLength: 8 }), (events) => {
        for (const purpose of PURPOSES) {
          const deciding = decidingEvent(events, purpose);
          if (!deciding) expect(events.some((one) => one.purpose === purpose)).toBe(false);
          else
            for (const one of events.filter((other) => other.purpose === purpose)) {
              expect(effectiveAt(one)).toBeLessThanOrEqual(effectiveAt(deciding));
              expect(compareEvents(one, deciding)).toBeLessThanOrEqual(0);
            }
        }
      }),
      runs,
    );
  });
});

describe('what is taken back is erased', () => {
  test('a yes erases nothing', () => {
    expect(erasureOf(event('given', 3), [event('withdrawn', 1)])).toBeNull();
  });

  test.each(['withdrawn', 'refused'] as const)('%s, with nothing later: everything', (decision) => {
    expect(erasureOf(event(decision, 3), [event('given', 1)])).toEqual({ upTo: null });
    expect(erasureOf(event(decision, 3), [])).toEqual({ upTo: null });
  });

  test('a late withdrawal that does not win takes back what was collected before it was said', () => {
    const late = event('withdrawn', 3, 9);
    expect(state([event('given', 5), late])).toBe('given');
    expect(erasureOf(late, [event('given', 1), event('given', 5)])).toEqual({ upTo: Date.parse(at(3)) });
  });

  test('nothing collected before a withdrawal was said survives it, whatever came before', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 6 }), minute, minute, (events, said, received) => {
        const withdrawal = event('withdrawn', said, received);
        const erasure = erasureOf(withdrawal, events);
        expect(erasure).not.toBeNull();
        if (state([...events, withdrawal]) !== 'given') expect(erasure).toEqual({ upTo: null });
        else expect(erasure?.upTo).toBe(effectiveAt(withdrawal));
      }),
      runs,
    );
  });
});

test('withdrawing and refusing need level 1, giving level 2', () => {
  expect(DECISIONS.map((decision) => [decision, levelFor(decision)])).toEqual([
    ['given', 2],
    ['refused', 1],
    ['withdrawn', 1],
  ]);
});
