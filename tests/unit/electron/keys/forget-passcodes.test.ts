import { afterEach, beforeEach, expect, test } from 'vitest';
import { PASSCODE, PERSON, SHARE, SUB, world } from './harness.ts';

let here: ReturnType<typeof world>;
beforeEach(() => {
  here = world();
});
afterEach(() => here.end());

const OTHER = { ...PERSON, sub: 'urn:people:owen.price', name: 'Owen Price' };

test('every passcode on the machine is forgotten, also after a new sign-in; a share opens what is sealed, and a new one is chosen', async () => {
  const keys = here.open();
  await keys.create(OTHER, 'eight grey doves', 'another share');
  await keys.create(PERSON, PASSCODE, SHARE);
  await keys.files.keep('refresh-token', Buffer.from('one'));
  await keys.files.keep('other', Buffer.from('two'));
  await keys.forgetPasscodes({ files: ['refresh-token'], stores: ['copies'] });

  const later = here.open();
  expect(await later.last()).toBeNull();
  expect(await later.openWithPasscode(SUB, PASSCODE)).toMatchObject({ ok: false, code: 'no-tries-left' });
  expect(await later.openWithPasscode(OTHER.sub, 'eight grey doves')).toMatchObject({ ok: false, code: 'no-tries-left' });
  expect(await later.openWithShare(OTHER.sub, 'another share')).toBe('without-passcode');
  expect(await later.openWithShare(SUB, SHARE)).toBe('without-passcode');
  expect(await later.files.read('refresh-token')).toBeNull();
  expect(String(await later.files.read('other'))).toBe('two');
  await later.noteSignIn(PERSON);
  expect(await here.open().openWithPasscode(SUB, PASSCODE)).toMatchObject({ ok: false });

  await later.create(PERSON, 'a passcode anew', SHARE);
  expect(String(await later.files.read('other'))).toBe('two');
  expect(await here.open().openWithPasscode(SUB, 'a passcode anew')).toEqual({ ok: true });
});

test('without a key store there is nothing to forget', async () => {
  here.wrapper.there = false;
  await here.open().forgetPasscodes({ files: ['refresh-token'], stores: ['copies'] });
});
