import { expect, test } from 'vitest';
import { type ClipboardPlace, createPersonalClipboard } from '../../../../electron/clipboard/personal-clipboard.ts';
import { fakeClock } from '../../../support/fake-clock.ts';

function place(text = ''): ClipboardPlace {
  return {
    read: () => text,
    write: (written) => {
      text = written;
    },
    clear: () => {
      text = '';
    },
  };
}
const MINUTE = 60_000;

test('a personal value is there for a minute, and then no more', async () => {
  const [clock, first] = [fakeClock(), place('before')];
  await createPersonalClipboard(first, [], clock).copy('07700 900123');
  await clock.pass(MINUTE - 1);
  expect(first.read()).toBe('07700 900123');
  await clock.pass(1);
  expect(first.read()).toBe('');
});

test('what somebody copied since stays', async () => {
  const [clock, first] = [fakeClock(), place()];
  await createPersonalClipboard(first, [], clock).copy('07700 900123');
  first.write('a shopping list');
  await clock.pass(2 * MINUTE);
  expect(first.read()).toBe('a shopping list');
});

test('a second value has its own minute', async () => {
  const [clock, first] = [fakeClock(), place()];
  const personal = createPersonalClipboard(first, [], clock);
  await personal.copy('one');
  await clock.pass(MINUTE - 1);
  await personal.copy('two');
  await clock.pass(MINUTE - 1);
  expect(first.read()).toBe('two');
  await clock.pass(1);
  expect(first.read()).toBe('');
});

test('the same text in the selection goes with it, another stays', async () => {
  const [clock, same, other] = [fakeClock(), place('one'), place('else')];
  await createPersonalClipboard(place(), [same, other], clock).copy('one');
  await clock.pass(MINUTE);
  expect([same.read(), other.read()]).toEqual(['', 'else']);
});

test('when the desk locks or ends it goes at once, and nothing of a later hand with it', async () => {
  const [clock, first] = [fakeClock(), place()];
  const personal = createPersonalClipboard(first, [], clock);
  await personal.copy('one');
  await personal.clear();
  expect(first.read()).toBe('');
  first.write('one');
  await clock.pass(2 * MINUTE);
  await personal.clear();
  expect(first.read()).toBe('one');
});
