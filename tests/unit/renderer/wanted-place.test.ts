import { afterAll, beforeEach, expect, test } from 'vitest';
import { noPage, standInPage } from './stand-in-page.ts';

const { address, changed, page } = standInPage();
const { hideAllBut } = await import('../../../renderer/lib/covering.ts');
const { answerLeaving, goLosing, holdUnfinished, leaving } = await import('../../../renderer/lib/go.ts');
const { goToWanted, mayBeSent } = await import('../../../renderer/lib/wanted-place.ts');
afterAll(noPage);
beforeEach(() => {
  page.dialog = false;
  page.wanted = null;
  goLosing('/find');
});

/** As the shell says it: there is a place to go to. */
const want = (path: string) => {
  page.wanted = path;
  void goToWanted();
};

test('a window that has not found its own place is not sent to another before it has', async () => {
  want('/requests/early');
  await changed();
  expect([address(), page.wanted]).toEqual(['/find', '/requests/early']);
  mayBeSent();
  await changed();
  expect(address()).toBe('/requests/early');
});

test('a page shown to a customer stays, with what is beneath it, until the last layer goes', async () => {
  const [shown, covered] = [hideAllBut({} as Element), hideAllBut({} as Element, 1)];
  want('/requests/r');
  await changed();
  covered();
  await changed();
  // The shell still has it: a lock would not lose it.
  expect([address(), page.wanted]).toEqual(['/find', '/requests/r']);
  shown();
  await changed();
  expect([address(), page.wanted]).toEqual(['/requests/r', null]);
});

test('a dialog stays until it is answered', async () => {
  page.dialog = true;
  want('/requests/r');
  await changed();
  expect(address()).toBe('/find');
  page.dialog = false;
  await changed();
  expect(address()).toBe('/requests/r');
});

test('what is unfinished is asked about', async () => {
  holdUnfinished('wrong:talk:ada');
  want('/requests/r');
  await changed();
  expect([address(), leaving.get()]).toEqual(['/find', '/requests/r']);
  answerLeaving(true);
  expect(address()).toBe('/requests/r');
});
