import { describe, expect, test } from 'vitest';
import { type Disputed, marksNow, putRightHere } from '../../../renderer/lib/disputed.ts';
import type { Item } from '../../../renderer/lib/items.ts';
import { disputedHere } from '../../../renderer/screens/conversation/disputed-here.ts';
import { correctedWrong, typedCorrection } from '../../../renderer/screens/unsent/corrected-wrong.ts';
import { whatSaid } from '../../../renderer/screens/unsent/what-said.ts';
import { type Answer, hasOwnChecks, hasPutRight, readBackWrong } from '../../../renderer/screens/wrong/read-back-wrong.ts';

const REFERENCE = 'F4QYYQR7NK';
const said: Disputed = {
  ...{ itemId: 'i', customerId: 'c', conversationId: 'v', requestId: 'r', reference: REFERENCE, howToAnswer: 'By phone' },
  saidAt: '2026-11-29T14:00:00.000Z',
  fields: [
    { field: 'mobile', seen: '07700 900123', says: '07700 900999', incomplete: false, decidedOnCall: true },
    { field: 'dateOfBirth', seen: '1984-03-12', says: '1984-03-21', incomplete: false },
    { field: 'postcode', says: null, incomplete: true },
  ],
};
const answer = {
  ...{ commandId: 'i', customerId: 'c', requestId: 'r', reference: REFERENCE, madeOn: '2026-11-29', dueOn: '2026-12-29' },
  ...{ receivedAt: said.saidAt, clockFlagged: false, version: 2 },
  corrected: ['mobile'] as const,
  joined: [{ field: 'postcode', reference: '0123456789', dueOn: '2026-12-18' }] as const,
} as unknown as NonNullable<Answer>;
const item = (state: Item['state'], learnt: number): ReadonlyMap<string, Item> =>
  new Map([
    ['i', { itemId: 'i', operation: 'rectifications.log', state, at: said.saidAt, receivedAt: null, learnt, problem: null }],
  ]);
const held = (field: 'postcode' | 'email') => ({ field, requestId: 'q', reference: '0123456789', since: '2026-11-18' });

describe('being checked, here and now', () => {
  test('what the centre holds, and what was said here that it does not hold yet; the earlier request stands', () => {
    const marks = marksNow([held('postcode'), held('email')], [said], item('waiting', 0), 5);
    expect([...marks.values()].map(({ field, requestId, itemId }) => [field, requestId, itemId]).toSorted()).toEqual([
      ['dateOfBirth', 'r', 'i'],
      ['email', 'q', null],
      ['postcode', 'q', null],
    ]);
  });

  test('once the centre’s answer is newer, that alone; what was refused marks nothing', () => {
    expect(marksNow([], [said], item('received', 4), 5).size).toBe(0);
    expect(marksNow([], [said], item('received', 6), 5).size).toBe(2);
    expect(marksNow([], [said], item('needs-attention', 0), 5).size).toBe(0);
  });

  test('what was put right on the call is a value said here, from the request', () => {
    expect(putRightHere([said])).toMatchObject([
      { itemId: 'i', changes: [{ field: 'mobile', value: '07700 900999', source: 'rectification', sourceName: REFERENCE }] },
    ]);
    expect(putRightHere([{ ...said, fields: said.fields.slice(1) }])).toEqual([]);
  });
});

describe('read back', () => {
  test('as it was said, before the centre has answered', () => {
    expect(readBackWrong(said, undefined)).toEqual([
      'I have put right your mobile number: it is 07700 900999.',
      'I have noted that your date of birth is wrong, and should be 21 March 1984. Somebody checks it.',
      'I have noted that your postcode is not complete. Somebody checks it.',
      'Until you are told what was decided, we do not use what is being checked.',
      'How we answer you: by phone.',
    ]);
    expect([hasOwnChecks(said, undefined), hasPutRight(said, undefined)]).toEqual([true, true]);
  });

  test('as the centre took it: what joined an earlier request with its day, what could not be put right', () => {
    expect(readBackWrong(said, answer)[2]).toBe(
      'I have noted that your postcode is not complete. It is being checked already: your request 01234 56789 goes on, and you hear from us by Friday 18 December 2026.',
    );
    const only = { ...said, fields: said.fields.slice(0, 1) };
    expect(readBackWrong(only, { ...answer, corrected: [] })[0]).toBe(
      'I have noted that your mobile number is wrong, and should be 07700 900999. It was changed by somebody else meanwhile, so somebody looks at both first.',
    );
    expect([hasOwnChecks(only, answer), hasPutRight(only, answer)]).toEqual([false, true]);
    const joined = { ...said, fields: said.fields.slice(2) };
    expect(hasOwnChecks(joined, answer)).toBe(false);
  });
});

test('the end of the conversation says it once, as the centre took it where that is known', () => {
  const about = [{ customerId: 'c', name: 'Ann Lee', level: 2 as const }];
  const here = disputedHere(undefined, [said], new Map(), about, true);
  expect(here.map(({ words }) => words)).toEqual([
    'At 14:00 I put right your mobile number and you told us that your date of birth and postcode are wrong. The reference is F4QYY QR7NK.',
  ]);
  const there = {
    ...{ customerId: 'c', reference: REFERENCE, saidAt: said.saidAt, receivedAt: said.saidAt },
    ...{ fields: ['mobile' as const], corrected: [] },
  };
  expect(disputedHere([there], [said], new Map(), about, true)).toMatchObject([
    {
      words: 'At 14:00 you told us that your mobile number is wrong. The reference is F4QYY QR7NK.',
      where: 'Received by the central service at 14:00.',
    },
  ]);
});

describe('unsent', () => {
  const { itemId: commandId, ...rest } = said;
  const input = { ...rest, commandId, fields: [...said.fields] };

  test('it is told line by line', () => {
    expect(whatSaid({ operation: 'rectifications.log', input, problem: null })).toEqual({
      title: 'What is wrong on the record',
      lines: [
        'Reference F4QYY QR7NK',
        'Mobile: wrong, should be 07700 900999; put right on the call',
        'Date of birth: wrong, should be 21 March 1984; to be checked',
        'Postcode: not complete; to be checked',
      ],
    });
  });

  test('it is corrected: other words, checked instead, or without what was held', () => {
    const typed = typedCorrection(input, false);
    expect(typed.says).toEqual({ mobile: '07700 900999', dateOfBirth: '21/03/1984', postcode: '' });
    expect(correctedWrong(input, typed, '2026-11-29')).toEqual({ corrected: input, faults: new Map() });
    const slip = { ...typed, says: { ...typed.says, mobile: 'seven' } };
    expect([...correctedWrong(input, slip, '2026-11-29').faults]).toEqual([['mobile', 'not-a-phone']]);
    const checked = correctedWrong(input, { ...typed, way: 'check' }, '2026-11-29').corrected.fields;
    expect(checked[0]).toEqual({ field: 'mobile', seen: '07700 900123', says: '07700 900999', incomplete: false });
    const unseen = correctedWrong(input, { ...typed, way: 'check-unseen' }, '2026-11-29').corrected.fields;
    expect(unseen.some((one) => 'seen' in one || 'decidedOnCall' in one)).toBe(false);
  });
});
