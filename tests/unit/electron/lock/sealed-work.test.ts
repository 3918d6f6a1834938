import { randomBytes } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { draftBook } from '../../../../electron/lock/drafts.ts';
import { sealedWork } from '../../../../electron/lock/sealed-work.ts';
import { fine, harness, lost } from '../outbox/harness.ts';

type World = ReturnType<typeof world>;
function world() {
  const desk = harness();
  const drafts = draftBook();
  const keys = { key: null as Buffer | null, sub: null as string | null };
  const work = sealedWork({ keys: { current: () => keys.key, whose: () => keys.sub }, outbox: desk.outbox, drafts });
  return { ...desk, drafts, keys, work };
}

let here: World;
beforeEach(() => {
  here = world();
});
const dataKey = (sub = 'priya') => Object.assign(here.keys, { key: randomBytes(32), sub });
const textAt = async (place: string) => here.drafts.read(place);

test('sealed: nothing is sent, nothing is read, counts and ages stay; opened: it goes once', async () => {
  const { outbox, sent, clock, work, drafts } = here;
  dataKey();
  here.decide('c-1', 'one');
  const [first] = [outbox.unsent()];
  await drafts.keep({ place: 'note', text: 'half a note' });
  work.seal();
  await clock.pass(600_000);
  expect(sent).toEqual([]);
  expect(outbox.unsent()).toEqual(first);
  expect(await textAt('note')).toEqual({ ok: false, error: { code: 'locked' } });
  expect(await drafts.keep({ place: 'note', text: 'x' })).toMatchObject({ error: { code: 'locked' } });
  expect(work.open()).toBe('opened');
  expect(await textAt('note')).toEqual({ ok: true, value: { text: 'half a note' } });
  await clock.pass(0);
  expect(sent.map(({ id }) => id)).toEqual(['c-1']);
  await here.give('c-1', fine());
  expect(outbox.unsent().unsent).toBe(0);
});

test('what was being sent goes again under the same key; an answer that came all the same ends it', async () => {
  const { outbox, sent, clock, work } = here;
  dataKey();
  here.decide('c-1', 'one');
  here.decide('c-2', 'two');
  await clock.pass(0);
  expect(sent.map(({ id }) => id)).toEqual(['c-1', 'c-2']);
  work.seal();
  await here.give('c-1', { ...lost('maybe'), error: { code: 'locked' } });
  await here.give('c-2', fine());
  expect(outbox.unsent().unsent).toBe(1);
  expect(here.states('c-1').at(-1)).toBe('asking-again');
  expect(here.states('c-2').at(-1)).toBe('received');
  work.open();
  outbox.wake();
  await clock.pass(0);
  expect(sent.map(({ id }) => id)).toEqual(['c-1', 'c-2', 'c-1']);
});

test('what somebody waits for is dropped, with what was said in it', async () => {
  const { outbox, work, sent, clock } = here;
  dataKey();
  const asked = outbox.runNow('customers.checkIdentity', { commandId: 'k-1', customerId: 'one', fullName: 'Ann Other' });
  await clock.pass(0);
  work.seal();
  expect(await asked).toEqual({ ok: false, error: { code: 'locked' } });
  await here.give('k-1', fine({ level: 1 }));
  work.open();
  await clock.pass(60_000);
  expect(sent).toHaveLength(1);
});

test('sealed with the data key, it waits for that key and says whose it is', async () => {
  const { work, clock, sent } = here;
  dataKey();
  const own = here.keys.key;
  here.decide('c-1', 'one');
  work.seal();
  here.keys.key = null;
  expect(work.open()).toBe('waits');
  expect(work.needs()).toBe('priya');
  here.keys.key = own;
  expect(work.open()).toBe('opened');
  await clock.pass(0);
  expect(sent).toHaveLength(1);
});

test('with another key items are gone, said to the page, and typed text is gone', async () => {
  const { work, outbox, drafts } = here;
  dataKey();
  here.decide('c-1', 'one');
  await drafts.keep({ place: 'note', text: 'half' });
  work.seal();
  dataKey('somebody else');
  expect(work.open()).toBe('lost');
  expect(here.changes.at(-1)).toMatchObject({ itemId: 'c-1', state: 'discarded', problem: { code: 'not-opened' } });
  expect(outbox.unsent().unsent).toBe(0);
  expect(await textAt('note')).toEqual({ ok: true, value: { text: null } });
});

test('without a key store a key of the moment seals, and goes with whoever goes, unless something is unsent', async () => {
  const { work, drafts } = here;
  await drafts.keep({ place: 'note', text: 'half' });
  work.seal();
  expect(work.needs()).toBeNull();
  expect(await textAt('note')).toMatchObject({ ok: false });
  work.letGo();
  expect(work.isSealed()).toBe(false);
  expect(await textAt('note')).toEqual({ ok: true, value: { text: null } });
  await drafts.keep({ place: 'note', text: 'half' });
  here.decide('c-1', 'one');
  work.seal();
  work.letGo();
  expect(work.isSealed()).toBe(true);
  expect(work.open()).toBe('opened');
  expect(await textAt('note')).toEqual({ ok: true, value: { text: 'half' } });
});

test('wiping the data key after sealing takes nothing away; sealing twice seals once', async () => {
  const { work, clock, sent } = here;
  dataKey();
  const copy = Buffer.from(here.keys.key as Buffer);
  here.decide('c-1', 'one');
  work.seal();
  work.seal();
  here.keys.key?.fill(0);
  here.keys.key = copy;
  expect(work.open()).toBe('opened');
  await clock.pass(0);
  expect(sent).toHaveLength(1);
});

test('drafts: as many places as a page has, and no more', async () => {
  const { drafts } = here;
  for (let place = 0; place < 100; place += 1) await drafts.keep({ place: `p${place}`, text: 'x' });
  expect(await drafts.keep({ place: 'one-more', text: 'x' })).toMatchObject({ ok: false });
  expect(await drafts.keep({ place: 'p1', text: 'y' })).toMatchObject({ ok: true });
  await drafts.drop('p2');
  expect(await drafts.keep({ place: 'one-more', text: 'x' })).toMatchObject({ ok: true });
});
