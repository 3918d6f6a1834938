import { afterEach, beforeEach, expect, test } from 'vitest';
import { HOUR, PASSCODE, PERSON, SHARE, SUB, world } from './harness.ts';

let here: ReturnType<typeof world>;
beforeEach(() => {
  here = world();
});
afterEach(() => here.end());

test('whoever signed in last is known after a restart, for twelve hours, with the tries that are left', async () => {
  const keys = here.open();
  await keys.create(PERSON, PASSCODE, SHARE);
  await keys.noteSignIn({ ...PERSON, name: 'Priya Shah-Jones' });
  await here.open().openWithPasscode(SUB, 'nothing like it');
  expect(await here.open().last()).toEqual({ person: { ...PERSON, name: 'Priya Shah-Jones' }, triesLeft: 4 });
  here.pass(12.01 * HOUR);
  expect(await here.open().last()).toBeNull();
});

test('signed out: nobody is known, the passcode opens nothing, the named files are gone without the key, the others stay', async () => {
  const keys = here.open();
  await keys.create(PERSON, PASSCODE, SHARE);
  await keys.files.keep('refresh-token', Buffer.from('one'));
  await keys.files.keep('other', Buffer.from('two'));
  keys.drop();
  const later = here.open();
  await later.signedOut(SUB, { files: ['refresh-token'], stores: ['copies'] });
  expect(await later.last()).toBeNull();
  expect(await here.open().openWithPasscode(SUB, PASSCODE)).toMatchObject({ ok: false, code: 'too-long-ago' });
  expect(await later.openWithShare(SUB, SHARE)).toBe('opened');
  expect(await later.files.read('refresh-token')).toBeNull();
  expect(String(await later.files.read('other'))).toBe('two');
  await later.noteSignIn(PERSON);
  expect(await here.open().last()).toEqual({ person: PERSON, triesLeft: 5 });
});
