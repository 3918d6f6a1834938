import { expect, test } from 'vitest';
import type { newsOf } from '../../../renderer/lib/changed.ts';
import { changesOf, type Held, type Typed, typedFrom } from '../../../renderer/screens/amend/changes-of.ts';
import { comeBack, keptFrom } from '../../../renderer/screens/amend/kept-changes.ts';
import type { Field } from '../../../shared/domain/customer.ts';

const TODAY = '2026-11-30';
const NO_NEWS: ReturnType<typeof newsOf> = new Map();
const held = (values: Partial<Record<Field, string>>): Held =>
  (Object.entries(values) as [Field, string][]).map(([field, value]) => ({
    ...{ field, value, label: null, source: 'phone' as const, sourceName: null, obtainedOn: '2026-01-01' },
  }));
const BEFORE = held({ mobile: '07700 900123', postcode: 'LS6 1AA', familyName: 'Lee' });

/** The form over `BEFORE` with a new mobile. */
function typedOver(): Typed {
  const typed = typedFrom(BEFORE, NO_NEWS);
  typed.values.mobile = '07700 900999';
  typed.how.mobile = 'changed';
  typed.since.mobile = '1 Nov 2026';
  return typed;
}

test('what was typed over comes back as it was, and nothing else is kept', () => {
  const kept = keptFrom(typedOver(), BEFORE, NO_NEWS);
  expect(Object.keys(kept)).toEqual(['mobile']);
  expect(comeBack(JSON.parse(JSON.stringify(kept)), BEFORE, NO_NEWS)).toEqual({ typed: typedOver(), moved: [] });
  expect(keptFrom(typedFrom(BEFORE, NO_NEWS), BEFORE, NO_NEWS)).toEqual({});
});

test('a value that was left alone and changed meanwhile is not turned back', () => {
  const now = held({ mobile: '07700 900123', postcode: 'LS6 1AB', familyName: 'Lee' });
  const { typed, moved } = comeBack(keptFrom(typedOver(), BEFORE, NO_NEWS), now, NO_NEWS);
  expect(moved).toEqual([]);
  expect(changesOf(typed, now, NO_NEWS, TODAY).changes.map(({ field }) => field)).toEqual(['mobile']);
});

test('of a value that changed meanwhile the words stay, and a person says again whether it has changed', () => {
  const now = held({ mobile: '07700 900555', postcode: 'LS6 1AA', familyName: 'Lee' });
  const { typed, moved } = comeBack(keptFrom(typedOver(), BEFORE, NO_NEWS), now, NO_NEWS);
  expect(moved).toEqual(['mobile']);
  expect([typed.values.mobile, typed.how.mobile, typed.since.mobile]).toEqual(['07700 900999', '', '1 Nov 2026']);
  expect(changesOf(typed, now, NO_NEWS, TODAY).faults.get('mobile')).toBe('say-how');
});

test('what is held by now as it was typed is nothing to record any more', () => {
  const now = held({ mobile: '07700 900999', postcode: 'LS6 1AA', familyName: 'Lee' });
  expect(comeBack(keptFrom(typedOver(), BEFORE, NO_NEWS), now, NO_NEWS)).toEqual({ typed: typedFrom(now, NO_NEWS), moved: [] });
});
