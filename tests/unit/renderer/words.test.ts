import { expect, test } from 'vitest';
import type { Item } from '../../../renderer/lib/items.ts';
import { showElapsed, showWhen } from '../../../renderer/lib/time.ts';
import { problemWords } from '../../../renderer/lib/words/problems.ts';
import { savedWords } from '../../../renderer/lib/words/saved.ts';
import { understoodWords } from '../../../renderer/lib/words/understood.ts';
import { sensitiveWords } from '../../../renderer/screens/conversation/sensitive-words.ts';
import { whatSaid } from '../../../renderer/screens/unsent/what-said.ts';
import { parseLine } from '../../../shared/domain/find/parse-line.ts';
import { PROBLEM_CODES, SHELL_CODES } from '../../../shared/problem.ts';

const item = (change: Partial<Item>): Item => ({
  itemId: 'a',
  operation: 'consents.decide',
  state: 'waiting',
  at: '2026-11-23T14:01:00Z',
  receivedAt: null,
  learnt: 0,
  problem: null,
  ...change,
});

test('every problem has a sentence, without jargon or numbers of its own', () => {
  for (const code of [...PROBLEM_CODES, ...SHELL_CODES]) {
    expect(problemWords[code], code).toMatch(/^[A-Z].*\.$/);
    expect(problemWords[code], code).not.toMatch(/\d|idempot|HTTP|token|null/i);
  }
});

test('a failure of a command that means something else there is said in words of its own', () => {
  const refused = (operation: Item['operation'], code: 'not-found' | 'not-at-that-step') =>
    savedWords(item({ operation, state: 'needs-attention', problem: { code } }), true);
  expect(refused('promises.keep', 'not-at-that-step')).toContain('what became of this promise');
  expect(refused('requests.recordCheck', 'not-at-that-step')).toContain('as a note');
  for (const operation of ['requests.note', 'requests.recordCheck', 'promises.make', 'promises.keep'] as const)
    expect(refused(operation, 'not-found')).toContain('handed over');
  expect(refused('requests.note', 'not-at-that-step')).toContain('the request is not at that step');
  expect(refused('recipientNotices.update', 'not-found')).toContain('there is no such record');
});

test('of an unsent note or step to check its own person sees what they typed', () => {
  const unsent = (operation: 'requests.note' | 'requests.recordCheck', input: object) =>
    whatSaid({ operation, input: { requestId: 'r', at: '2026-11-23T14:01:00Z', ...input }, problem: null }).lines;
  expect(unsent('requests.note', { note: 'Rang at ten.' })).toEqual(['Rang at ten.']);
  const check = { field: 'dateOfBirth', what: 'Saw it at the counter', outcome: 'bears-customer-out', documentSeen: 'passport' };
  expect(unsent('requests.recordCheck', check)).toEqual([
    'Date of birth: Saw it at the counter, seen: a passport. It bears the customer out.',
  ]);
});

test('where a save is, is said truthfully', () => {
  expect(savedWords(item({ state: 'received', receivedAt: '2026-11-23T14:02:00Z' }), true)).toBe(
    'Received by the central service at 14:02.',
  );
  // In summer the clocks of London are an hour ahead.
  expect(savedWords(item({ state: 'received', receivedAt: '2026-07-01T13:02:00Z' }), true)).toBe(
    'Received by the central service at 14:02.',
  );
  expect(savedWords(item({ state: 'needs-attention', problem: { code: 'account-closed' } }), true)).toBe(
    'Refused because this customer has stopped using the service. Nothing more can be recorded.',
  );
  expect(savedWords(item({ state: 'waiting' }), true)).toContain('On this computer');
  expect(savedWords(item({ state: 'waiting' }), false)).toContain('not kept on this computer');
  expect(savedWords(item({ state: 'asking-again' }), true)).toContain('no answer yet');
});

test('times are London’s, and today is said as today', () => {
  const now = new Date('2026-07-01T23:30:00Z');
  expect(showWhen('2026-07-01T23:10:00Z', now)).toBe('today at 00:10');
  expect(showWhen('2026-07-01T22:10:00Z', now)).toBe('1 July 2026 at 23:10');
  expect(showElapsed('2026-07-01T23:29:30Z', now)).toBe('less than a minute');
  expect(showElapsed('2026-07-01T23:29:00Z', now)).toBe('1 minute');
  expect(showElapsed('2026-07-01T22:00:00Z', now)).toBe('1 hour 30 min');
});

test('each word of a line is said as it was understood', () => {
  const line = 'jo 12/3/84 LS6';
  expect(understoodWords(line, parseLine(line, '2026-11-23'))).toEqual([
    { kind: 'name', text: 'jo', words: 'name' },
    { kind: 'date-of-birth', text: '12/3/84', words: 'date of birth, 12 March 1984' },
    { kind: 'outward', text: 'LS6', words: 'first part of a postcode' },
  ]);
});

test('words of health, origin or belief are noticed in a note, whole words only', () => {
  expect(sensitiveWords('Is dyslexic, sees a Therapist; Polish')).toEqual(['dyslexic', 'Therapist', 'Polish']);
  expect(sensitiveWords('has learning  difficulties')).toEqual(['learning  difficulties']);
  expect(sensitiveWords('Will ring back about skills, racetrack work and a willing colleague')).toEqual([]);
});
