import { expect, test } from 'vitest';
import type { Work } from '../../../renderer/screens/access/work-query.ts';
import { decisionsFor, emptyAnswer, faultIn, type TypedAnswer } from '../../../renderer/screens/complaint/typed-answer.ts';

const TODAY = '2026-11-30';
const TURNS = { tellsComplaint: true, tellsCommissioner: true, tellsCourt: true };
const copy = { kind: 'access', madeOn: '2026-10-01', waitingFor: null, waitingSince: null } as const;
const typed = (more: Partial<TypedAnswer>): TypedAnswer => ({ ...emptyAnswer(null, TODAY), ...more });
const fault = (more: Partial<TypedAnswer>, of: Parameters<typeof faultIn>[0] = copy) => faultIn(of, typed(more), TODAY)?.field;

test('every kind of request can have its end without what was asked for, save what is disputed', () => {
  expect(decisionsFor('access', false)).toEqual(['refused', 'withdrawn']);
  expect(decisionsFor('access', true)).toEqual(['nothing-held', 'refused', 'withdrawn']);
  expect(decisionsFor('other-right', false)).toContain('withdrawn');
  expect(decisionsFor('complaint', true)).toContain('withdrawn');
  expect(decisionsFor('closure', false)).toEqual(['withdrawn']);
  expect(decisionsFor('rectification', false)).toEqual([]);
});

test('a copy is refused with a reason that holds, in words for the customer, and with each turn', () => {
  const refused = { decision: 'refused', because: 'excessive', reasons: 'You had it last week', ...TURNS } as const;
  expect(fault(refused)).toBeUndefined();
  expect(fault({ ...refused, because: '' })).toBe('because');
  expect(fault({ ...refused, because: 'no-proof' })).toBe('because');
  const waiting = { ...copy, waitingFor: 'proof', waitingSince: '2026-10-02' } as const;
  expect(fault({ ...refused, because: 'no-proof' }, waiting)).toBeUndefined();
  expect(fault({ ...refused, because: 'no-proof' }, { ...waiting, waitingSince: '2026-11-02' })).toBe('because');
  expect(fault({ ...refused, reasons: ' ' })).toBe('reasons');
  expect(fault({ ...refused, tellsCourt: false })).toBe('tellsCourt');
});

test('that nothing is held is said of a copy once each place outside this system was asked and found nothing', () => {
  const nothing = { decision: 'nothing-held', reasons: 'By name', ...TURNS } as const;
  const work = (...answers: (string | null)[]) => ({ places: answers.map((answer) => ({ answer })) }) as unknown as Work;
  const faultWith = (of?: Work) => faultIn(copy, typed(nothing), TODAY, of)?.words;
  expect(faultWith()).toBe('Each place outside this system has its answer first');
  expect(faultWith(work('nothing', null))).toBe('Each place outside this system has its answer first');
  expect(faultWith(work('nothing', 'found'))).toBe('Something was found outside this system: it is sent to them as a copy');
  expect(faultWith(work('nothing', 'not-searched'))).toBeUndefined();
  expect(fault(nothing, { ...copy, kind: 'other-right' })).toBeUndefined();
});

test('of what is no longer wanted it is typed who said so, when, how and in which words', () => {
  const withdrawn = { decision: 'withdrawn', saidBy: 'customer', how: 'phone', reasons: 'Never mind' } as const;
  expect(fault(withdrawn)).toBeUndefined();
  expect(fault({ ...withdrawn, saidBy: '' })).toBe('saidBy');
  expect(fault({ ...withdrawn, on: '30/9/2026' })).toBe('on');
  expect(fault({ ...withdrawn, how: '' })).toBe('how');
  expect(fault({ ...withdrawn, reasons: '' })).toBe('reasons');
  expect(fault(withdrawn, { ...copy, kind: 'complaint' })).toBeUndefined();
});
