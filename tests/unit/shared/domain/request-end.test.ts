import { expect, test } from 'vitest';
import { UNANSWERED_DAYS } from '../../../../shared/domain/limits.ts';
import { ACCESS_REFUSED, whyNotYet } from '../../../../shared/domain/request-end.ts';

const nothing = { waitingFor: null, waitingSince: null };
const since = (waitingFor: 'proof' | 'customer') => ({ waitingFor, waitingSince: '2026-10-01' });

test('an answer that never came is a reason once it was asked for and a month is over; every other reason holds at once', () => {
  expect(UNANSWERED_DAYS.value).toBe(31);
  expect(whyNotYet('no-proof', nothing, '2026-12-31')).toEqual({ code: 'not-asked-for' });
  expect(whyNotYet('no-proof', since('customer'), '2026-12-31')).toEqual({ code: 'not-asked-for' });
  expect(whyNotYet('no-proof', since('proof'), '2026-10-31')).toEqual({ code: 'too-early', since: '2026-11-01' });
  expect(whyNotYet('no-proof', since('proof'), '2026-11-01')).toBeNull();
  expect(whyNotYet('not-clarified', since('customer'), '2026-11-01')).toBeNull();
  const others = ACCESS_REFUSED.filter((one) => one !== 'no-proof' && one !== 'not-clarified');
  expect(others.map((one) => whyNotYet(one, nothing, '2026-10-01'))).toEqual(others.map(() => null));
});
