import { afterAll, beforeEach, expect, test } from 'vitest';
import { noPage, standInPage } from './stand-in-page.ts';

const { address } = standInPage();
const { answerLeaving, go, goKept, goLosing, holdUnfinished, isKept, isUnfinished, leaving } = await import(
  '../../../renderer/lib/go.ts'
);
afterAll(noPage);
beforeEach(() => goLosing('/find'));

test('nothing is asked where nothing is unfinished; what is unfinished is asked about, and stays until it is answered', () => {
  go('/my-day');
  expect(address()).toBe('/my-day');
  holdUnfinished('wrong:talk:ada');
  go('/settings');
  expect([address(), leaving.get()]).toEqual(['/my-day', '/settings']);
  answerLeaving(false);
  expect([address(), leaving.get(), isUnfinished()]).toEqual(['/my-day', null, true]);
  go('/settings');
  answerLeaving(true);
  expect([address(), leaving.get(), isUnfinished()]).toEqual(['/settings', null, false]);
});

test('what the screen keeps goes along without a question', () => {
  holdUnfinished('wrong:talk:ada');
  goKept('/requests/r', ['wrong:talk:ada', 'consent:talk:ada']);
  expect([address(), leaving.get()]).toEqual(['/requests/r', null]);
  expect(['wrong:talk:ada', 'consent:talk:ada', 'meet:talk'].map(isKept)).toEqual([true, true, false]);
});

test('what the screen does not keep is asked about, whatever else is kept, and then nothing is', () => {
  holdUnfinished('amend:talk:ada');
  goKept('/requests/r', ['consent:talk:ada']);
  expect([address(), leaving.get()]).toEqual(['/find', '/requests/r']);
  expect(isKept('consent:talk:ada')).toBe(false);
  answerLeaving(true);
  expect(address()).toBe('/requests/r');
});

test('what somebody has said may be lost is not asked about, nor kept', () => {
  goKept('/my-day', ['amend:talk:ada']);
  holdUnfinished('amend:talk:ada');
  goLosing('/requests/r');
  expect([address(), leaving.get(), isKept('amend:talk:ada')]).toEqual(['/requests/r', null, false]);
});
