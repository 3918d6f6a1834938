import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { HOUR, machine, PASSCODE, PERSON, SHARE, SUB, world } from './harness.ts';

let here: ReturnType<typeof world>;
beforeEach(() => {
  here = world();
});
afterEach(() => here.end());

const wrong = 'nothing like it';

/** Somebody's keys made, dropped, and the app started again. */
async function left() {
  const keys = here.open();
  await keys.create(PERSON, PASSCODE, SHARE);
  const key = Buffer.from(keys.current() as Buffer);
  keys.drop();
  return { key, keys: here.open() };
}

test('passcode and share open the same data key, and dropping it wipes it', async () => {
  const { key, keys } = await left();
  expect(keys.current()).toBeNull();
  expect(await keys.openWithPasscode(SUB, PASSCODE)).toEqual({ ok: true });
  const held = keys.current() as Buffer;
  expect(held).toEqual(key);
  keys.drop();
  expect(held).toEqual(Buffer.alloc(32));
  expect(await keys.openWithShare(SUB, SHARE)).toBe('opened');
  expect(keys.current()).toEqual(key);
  expect(await keys.last()).toEqual({ person: PERSON, triesLeft: 5 });
});

test('neither half alone opens anything: another share, another machine, another person', async () => {
  const { keys } = await left();
  expect(await keys.openWithShare(SUB, `${SHARE}x`)).toBe('does-not-fit');
  expect(await keys.openWithShare('somebody else', SHARE)).toBe('unknown');
  expect(await keys.openWithPasscode('somebody else', PASSCODE)).toMatchObject({ code: 'unknown' });
  const elsewhere = here.open({ wrapper: machine() });
  expect(await elsewhere.openWithPasscode(SUB, PASSCODE)).toMatchObject({ code: 'damaged' });
  expect(await elsewhere.openWithShare(SUB, SHARE)).toBe('damaged');
  expect(elsewhere.current()).toBeNull();
});

test('five wrong tries, over restarts, and only the share opens; a new passcode keeps the data key', async () => {
  const { key } = await left();
  for (const triesLeft of [4, 3, 2, 1]) {
    expect(await here.open().openWithPasscode(SUB, wrong)).toEqual({ ok: false, code: 'wrong-passcode', triesLeft });
  }
  expect(await here.open().openWithPasscode(SUB, wrong)).toEqual({ ok: false, code: 'no-tries-left', triesLeft: 0 });
  const keys = here.open();
  expect(await keys.openWithPasscode(SUB, PASSCODE)).toEqual({ ok: false, code: 'no-tries-left', triesLeft: 0 });
  expect(await keys.ways(SUB)).toEqual({ passcode: false, triesLeft: 0 });
  await keys.noteSignIn(PERSON);
  expect(await keys.openWithShare(SUB, SHARE)).toBe('without-passcode');
  expect(await keys.openWithPasscode(SUB, PASSCODE)).toMatchObject({ code: 'no-tries-left' });
  await keys.create(PERSON, 'another owl flew', SHARE);
  expect(keys.current()).toEqual(key);
  expect(await here.open().openWithPasscode(SUB, PASSCODE)).toMatchObject({ code: 'wrong-passcode' });
  expect(await here.open().openWithPasscode(SUB, 'another owl flew')).toEqual({ ok: true });
});

test('a right passcode gives the tries back; asking at once gives none more', async () => {
  const { keys } = await left();
  await keys.openWithPasscode(SUB, wrong);
  expect(await keys.openWithPasscode(SUB, PASSCODE)).toEqual({ ok: true });
  expect((await keys.ways(SUB)).triesLeft).toBe(5);
  const answers = await Promise.all(Array.from({ length: 8 }, () => keys.openWithPasscode(SUB, wrong)));
  expect(answers.map((answer) => (answer.ok ? 'open' : answer.code))).toEqual([
    ...Array(4).fill('wrong-passcode'),
    ...Array(4).fill('no-tries-left'),
  ]);
});

test('the try is on the disk before it is answered: killed while stretching, it is spent', async () => {
  await left();
  const killed = here.open({ scrypt: () => new Promise(() => {}) });
  void killed.openWithPasscode(SUB, PASSCODE);
  await expect.poll(async () => (await here.open().ways(SUB)).triesLeft).toBe(4);
});

test('twelve hours from the sign-in at the issuer, not from the last unlocking', async () => {
  const { keys } = await left();
  here.pass(8 * HOUR);
  expect(await keys.openWithPasscode(SUB, PASSCODE)).toEqual({ ok: true });
  here.pass(4 * HOUR);
  expect(await keys.openWithPasscode(SUB, PASSCODE)).toEqual({ ok: true });
  here.pass(1);
  expect(await keys.openWithPasscode(SUB, PASSCODE)).toEqual({ ok: false, code: 'too-long-ago', triesLeft: 5 });
  expect(await here.open().openWithPasscode(SUB, PASSCODE)).toMatchObject({ code: 'too-long-ago' });
  expect(await keys.openWithShare(SUB, SHARE)).toBe('opened');
  await keys.noteSignIn(PERSON);
  expect(await here.open().openWithPasscode(SUB, PASSCODE)).toEqual({ ok: true });
});

test('a clock set back is refused, running and after a restart; set forward it only makes the sign-in older', async () => {
  const { keys } = await left();
  await keys.openWithPasscode(SUB, PASSCODE);
  here.pass(11 * HOUR);
  await keys.noteTime();
  here.time.now -= 3 * HOUR;
  for (const one of [keys, here.open()]) {
    expect(await one.openWithPasscode(SUB, PASSCODE)).toMatchObject({ ok: false, code: 'clock-wrong', triesLeft: 5 });
  }
  here.time.now += 300 * HOUR;
  expect(await keys.openWithPasscode(SUB, PASSCODE)).toMatchObject({ code: 'too-long-ago' });
});

test('while the app runs, time passes even when the clock says otherwise', async () => {
  const keys = here.open();
  await keys.create(PERSON, PASSCODE, SHARE);
  here.pass(13 * HOUR);
  here.time.now -= 13 * HOUR;
  expect(await keys.openWithPasscode(SUB, PASSCODE)).toMatchObject({ code: 'too-long-ago' });
});

test('signed in while the clock was ahead: back in time the passcode does not do', async () => {
  here.time.now += 1000 * HOUR;
  const { keys } = await left();
  here.time.now -= 1000 * HOUR;
  expect(await keys.openWithPasscode(SUB, PASSCODE)).toMatchObject({ code: 'clock-wrong' });
});

const keysFile = () => here.files().find((path) => path.endsWith('keys.wrapped')) as string;
const indexFile = () => here.files().find((path) => path.endsWith('index.wrapped')) as string;

test('an older copy of either file put back shows', async () => {
  const { keys } = await left();
  const [file, before] = [keysFile(), here.read(keysFile())];
  await keys.openWithPasscode(SUB, wrong);
  await keys.openWithPasscode(SUB, wrong);
  writeFileSync(file, before);
  expect(await keys.openWithPasscode(SUB, PASSCODE)).toEqual({ ok: false, code: 'damaged', triesLeft: 0 });
  expect(await keys.openWithShare(SUB, SHARE)).toBe('damaged');
});

test('an older index alone gives no try back', async () => {
  const { keys } = await left();
  const [file, before] = [indexFile(), here.read(indexFile())];
  await keys.openWithPasscode(SUB, wrong);
  writeFileSync(file, before);
  expect((await here.open().ways(SUB)).triesLeft).toBe(4);
  await keys.openWithPasscode(SUB, wrong);
  writeFileSync(file, before);
  expect(await here.open().openWithPasscode(SUB, PASSCODE)).toMatchObject({ ok: false, code: 'damaged' });
});

test('two people: swapped files show, and one’s passcode opens nothing of the other’s', async () => {
  const { keys } = await left();
  await keys.create({ ...PERSON, sub: 'other' }, 'second passcode', 'other share');
  keys.drop();
  const [one, two] = here.files().filter((path) => path.endsWith('keys.wrapped')) as [string, string];
  const [first, second] = [here.read(one), here.read(two)];
  expect(await keys.openWithPasscode(SUB, 'second passcode')).toMatchObject({ code: 'wrong-passcode' });
  writeFileSync(one, second);
  writeFileSync(two, first);
  expect(await keys.openWithPasscode(SUB, PASSCODE)).toMatchObject({ code: 'damaged' });
  expect(await keys.openWithShare('other', 'other share')).toBe('damaged');
});

test.each([
  ['cut', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
  ['empty', () => Buffer.alloc(0)],
  ['changed', (bytes: Buffer) => Buffer.from(bytes.map((byte, at) => (at === 40 ? byte ^ 1 : byte)))],
])('a damaged file (%s) is said to be, never overwritten, and a new start is possible', async (_, damage) => {
  const { keys } = await left();
  const file = keysFile();
  const damaged = damage(here.read(file));
  writeFileSync(file, damaged);
  expect(await keys.openWithPasscode(SUB, PASSCODE)).toMatchObject({ code: 'damaged' });
  expect(await keys.known(SUB)).toBe(false);
  await keys.create(PERSON, 'a passcode anew', SHARE);
  expect(here.read(file)).toEqual(damaged);
  expect(await here.open().openWithPasscode(SUB, 'a passcode anew')).toEqual({ ok: true });
});

test('a damaged index is set aside', async () => {
  const { keys } = await left();
  writeFileSync(indexFile(), 'junk');
  expect(await keys.known(SUB)).toBe(false);
  await keys.create(PERSON, 'a passcode anew', SHARE);
  expect(
    here.files().some((path) => path.includes('index.wrapped.unreadable-') && here.read(path).equals(Buffer.from('junk'))),
  ).toBe(true);
  expect(await here.open().openWithPasscode(SUB, 'a passcode anew')).toEqual({ ok: true });
});

test('a key store that is away for a while costs nothing', async () => {
  const { keys } = await left();
  here.wrapper.there = false;
  expect(await keys.known(SUB)).toBe(false);
  expect(await keys.last()).toBeNull();
  expect(await keys.openWithPasscode(SUB, PASSCODE)).toMatchObject({ code: 'unknown' });
  await expect(keys.create(PERSON, PASSCODE, SHARE)).rejects.toThrow('no key store');
  here.wrapper.there = true;
  expect(await keys.openWithPasscode(SUB, PASSCODE)).toEqual({ ok: true });
});

test('nothing on the disk says who, and without a key store nothing is written', async () => {
  const { keys } = await left();
  await keys.openWithShare(SUB, SHARE);
  await keys.files.keep('refresh', Buffer.from('rt-secret'));
  expect(await keys.files.read('refresh')).toEqual(Buffer.from('rt-secret'));
  for (const path of here.files()) {
    const held = `${path} ${here.read(path).toString('latin1')}`;
    for (const word of ['priya', 'shah', SHARE, PASSCODE, 'rt-secret']) expect(held).not.toContain(word);
  }
  keys.drop();
  expect(await keys.files.read('refresh')).toBeNull();
  expect(await keys.files.keep('refresh', Buffer.from('x'))).toBe(false);
  const bare = mkdtempSync(join(tmpdir(), 'desk-keys-'));
  const none = here.open({ folder: join(bare, 'keys'), wrapper: { ...machine(), available: () => false } });
  await none.noteSignIn(PERSON);
  await none.noteTime();
  expect(() => cpSync(join(bare, 'keys'), join(bare, 'copy'), { recursive: true })).toThrow();
  rmSync(bare, { recursive: true });
});

test('a passcode stretched cheaply is stretched anew when it is next at hand', async () => {
  await left();
  const dearer = { N: 64, r: 1, p: 1 };
  const costs: number[] = [];
  const watch = async (passcode: string, salt: Buffer, cost: { N: number; r: number; p: number }) => {
    costs.push(cost.N);
    const { stretch } = await import('../../../../electron/keys/stretch.ts');
    return stretch(passcode, salt, cost);
  };
  const keys = () => here.open({ cost: dearer, scrypt: watch });
  expect(await keys().openWithPasscode(SUB, PASSCODE)).toEqual({ ok: true });
  expect(await keys().openWithPasscode(SUB, PASSCODE)).toEqual({ ok: true });
  expect(costs).toEqual([16, 64, 64]);
});

test('the same passcode composed differently opens', async () => {
  const keys = here.open();
  await keys.create(PERSON, 'café-crème', SHARE);
  expect(await here.open().openWithPasscode(SUB, 'cafe\u0301-cre\u0300me')).toEqual({ ok: true });
});
