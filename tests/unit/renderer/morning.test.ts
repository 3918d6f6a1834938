import { expect, test } from 'vitest';
import { queueAddress } from '../../../renderer/lib/queue-address.ts';
import { moreOwnersWords } from '../../../renderer/screens/morning/morning-words.ts';
import { readAsked } from '../../../renderer/screens/requests/queue/asked.ts';
import { COUNTED_TO } from '../../../shared/domain/limits.ts';

test.each([
  [undefined, undefined, null],
  [0, 0, null],
  [1, 0, 'One more person has something due in 7 days'],
  [1, 1, 'One more person has something late'],
  [3, 0, '3 more people have something due in 7 days'],
  [3, 2, '3 more people have something late or due in 7 days, 2 of them something late'],
  [COUNTED_TO + 1, COUNTED_TO + 1, `${COUNTED_TO}+ more people have something late`],
])('of %s more, %s of them with something late', (moreOwners, moreOwnersLate, says) =>
  expect(moreOwnersWords({ moreOwners, moreOwnersLate })).toBe(says),
);

test('the queue is read by who has what', () => {
  const address = queueAddress({ dueTo: '2026-12-07', sort: 'assignee', direction: 'descending' });
  expect(readAsked(address.split('?')[1] ?? '')).toEqual({
    ...{ view: 'open', filters: { dueTo: '2026-12-07' }, sort: { by: 'assignee', direction: 'descending' } },
  });
});
