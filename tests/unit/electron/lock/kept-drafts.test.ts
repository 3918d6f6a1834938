import { randomBytes, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { draftBook } from '../../../../electron/lock/drafts.ts';
import { keptDrafts } from '../../../../electron/lock/kept-drafts.ts';
import { openSealedStore } from '../../../../electron/sealed/sealed-store.ts';
import { draftAt } from '../../../../renderer/screens/requests/draft-at.ts';
import { memoryDisk } from '../sealed/memory-disk.ts';

const CUSTOMER = randomUUID();
const PLACE = draftAt('note', { id: randomUUID(), customerId: CUSTOMER });
const DAY_MS = 86_400_000;

/** A disk on which apps start one after the other, each with an empty memory; `whose`: whose key is open. */
function desk() {
  const disk = memoryDisk();
  const keys = new Map([
    ['one', randomBytes(32)],
    ['other', randomBytes(32)],
  ]);
  const at = { now: Date.parse('2026-11-30T09:00:00Z') };
  const start = (whose: string | null) => {
    const kept = keptDrafts({
      ...{ newName: randomUUID, now: () => at.now, whose: () => whose },
      openStore: async (kind) =>
        whose === null ? null : openSealedStore({ kind, folder: `/${whose}/${kind}`, key: () => keys.get(whose) ?? null, disk }),
    });
    const drafts = kept.over(draftBook());
    kept.begin();
    return {
      kept,
      drafts,
      text: async (place = PLACE) => ((await drafts.read(place)) as { value: { text: string | null } }).value.text,
    };
  };
  return { disk, start, at };
}

test('what is typed is there after a restart, for its person alone, and nothing of it is on the disk in clear', async () => {
  const { disk, start } = desk();
  const first = start('one');
  for (const text of ['R', 'Rang', 'Rang at ten']) await first.drafts.keep({ place: PLACE, text });
  await first.kept.settled();
  expect(first.kept.isSettled()).toBe(true);
  for (const bytes of disk.files.values()) expect(Buffer.from(bytes).includes('Rang')).toBe(false);
  expect(await start('one').text()).toBe('Rang at ten');
  expect(await start('other').text()).toBeNull();
});

test('without a key, and for every other form, it goes with the app', async () => {
  const { start, disk } = desk();
  const first = start(null);
  await first.drafts.keep({ place: PLACE, text: 'Rang' });
  await first.kept.settled();
  const second = start('one');
  await second.drafts.keep({ place: `change:${CUSTOMER}`, text: 'Half a t' });
  await second.kept.settled();
  expect(await second.text(`change:${CUSTOMER}`)).toBe('Half a t');
  expect(await start('one').text(`change:${CUSTOMER}`)).toBeNull();
  expect([...disk.files.keys()].filter((file) => !file.includes('head'))).toEqual([]);
});

test('what was sent is dropped, also when it is dropped at once', async () => {
  const { start } = desk();
  const first = start('one');
  await first.drafts.keep({ place: PLACE, text: 'Rang' });
  await first.drafts.drop(PLACE);
  expect(await first.text()).toBeNull();
  await first.kept.settled();
  expect(await start('one').text()).toBeNull();
});

test('it goes with the account it is about, after a fortnight, and when its person wants it gone', async () => {
  const { start, at } = desk();
  const type = async () => {
    const one = start('one');
    await one.drafts.keep({ place: PLACE, text: 'Rang' });
    await one.kept.settled();
    return one;
  };
  (await type()).kept.dropAbout(CUSTOMER);
  await expect.poll(() => start('one').text()).toBeNull();
  (await type()).kept.forget();
  await expect.poll(() => start('one').text()).toBeNull();
  await type();
  at.now += 13 * DAY_MS;
  expect(await start('one').text()).toBe('Rang');
  at.now += 2 * DAY_MS;
  expect(await start('one').text()).toBeNull();
});
