import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createReminders } from '../../../../electron/reminders/reminders.ts';
import { openSealedStore } from '../../../../electron/sealed/sealed-store.ts';
import { addDays } from '../../../../shared/domain/calendar.ts';
import { londonDay } from '../../../../shared/domain/day.ts';
import type { DueNow } from '../../../../shared/domain/reminders.ts';
import { fakeClock } from '../../../support/fake-clock.ts';
import { memoryDisk } from '../sealed/memory-disk.ts';

const HOUR = 3_600_000;
/** A Monday at noon. */
const NOON = Date.parse('2026-11-30T12:00:00.000Z');

function world(disk = memoryDisk(), key = randomBytes(32), at = NOON) {
  const clock = fakeClock();
  const now = () => at + clock.now() - began;
  const began = clock.now();
  const shown: { title: string; body: string; press: () => void }[] = [];
  const opened: (string | null)[] = [];
  const state = {
    due: { requests: [], unassigned: null } as DueNow | null,
    online: true,
    wanted: true,
    name: 'Priya Shah',
    who: 'phone.adviser' as string | null,
    asked: 0,
  };
  let ids = 0;
  const reminders = createReminders({
    clock: { ...clock, now },
    newId: () => {
      ids += 1;
      return `name-${ids}`;
    },
    ...{
      whose: () => state.who,
      online: () => state.online,
      wanted: () => state.wanted,
      atAnyTime: false,
      who: () => state.name,
    },
    openStore: async (kind) =>
      state.who === null ? null : openSealedStore({ kind, folder: `/${state.who}/${kind}`, key: () => key, disk }),
    due: async () => {
      state.asked += 1;
      return state.due;
    },
    notify: (title, body, press) => void shown.push({ title, body, press }),
    open: (requestId) => void opened.push(requestId),
  });
  const dueIn = (days: number, reference = '0123456789') => ({
    ...{ requestId: `id-${reference}`, reference },
    dueOn: addDays(londonDay(new Date(at)), days),
  });
  return { clock, disk, key, shown, opened, state, reminders, dueIn };
}

test('says once what is due, at the start and as it comes nearer; pressing it opens the request', async () => {
  const { clock, shown, opened, state, reminders, dueIn } = world();
  state.due = { requests: [dueIn(4)], unassigned: null };
  reminders.begin();
  await expect.poll(() => shown.length).toBe(1);
  expect(shown[0]?.body).toMatch(/^Request 01234 56789 is due on /);
  shown[0]?.press();
  expect(opened).toEqual(['id-0123456789']);
  for (let hour = 0; hour < 4; hour += 1) await clock.pass(HOUR);
  expect([shown.length, state.asked > 20]).toEqual([1, true]);
  await clock.pass(20 * HOUR);
  await expect.poll(() => shown.length).toBe(2);
});

test('remembers over a start what it said, for the one person; sealed, and without a word of it in the clear', async () => {
  const { disk, key, shown, state, reminders, dueIn } = world();
  state.due = { requests: [dueIn(1), dueIn(-1, '9876543210')], unassigned: { soon: 2, late: 0 } };
  reminders.begin();
  await expect.poll(() => shown.length).toBe(1);
  expect(shown[0]?.body).toMatch(/^Your requests: 1 overdue, 1 due soon\. .* With nobody yet: 2 due soon\.$/);
  reminders.end();
  for (const bytes of disk.files.values()) expect(bytes.toString('latin1')).not.toMatch(/id-0123456789|dueOn/);
  const again = world(disk, key);
  again.state.due = state.due;
  again.reminders.begin();
  await expect.poll(() => again.state.asked).toBe(1);
  await again.clock.pass(HOUR);
  expect(again.shown).toEqual([]);
  again.reminders.end();
  again.state.who = 'somebody.else';
  again.reminders.begin();
  await expect.poll(() => again.shown.length).toBe(1);
});

test('is silent where it is switched off, without a connection or an answer, at night, and once nobody is at work', async () => {
  for (const off of [{ wanted: false }, { online: false }, { due: null }]) {
    const { clock, shown, state, reminders, dueIn } = world();
    Object.assign(state, { due: { requests: [dueIn(0)], unassigned: null } }, off);
    reminders.begin();
    await clock.pass(HOUR);
    expect(shown).toEqual([]);
  }
  const night = world(memoryDisk(), randomBytes(32), NOON + 11 * HOUR);
  night.state.due = { requests: [night.dueIn(0)], unassigned: null };
  night.reminders.begin();
  await night.clock.pass(HOUR);
  expect(night.shown).toEqual([]);
  const { clock, shown, state, reminders, dueIn } = world();
  reminders.begin();
  await expect.poll(() => state.asked).toBe(1);
  reminders.end();
  state.due = { requests: [dueIn(0)], unassigned: null };
  await clock.pass(HOUR);
  reminders.look();
  await clock.pass(HOUR);
  expect([shown, state.asked]).toEqual([[], 1]);
});

test('what was on its way when the desk was locked is not shown', async () => {
  const { clock, shown, state, reminders, dueIn } = world();
  state.due = { requests: [dueIn(0)], unassigned: null };
  reminders.begin();
  reminders.end();
  await clock.pass(HOUR);
  expect(shown).toEqual([]);
});

test('without a key it remembers over a lock what it said to whom, as long as the app runs', async () => {
  const { clock, disk, shown, state, reminders, dueIn } = world();
  state.who = null;
  state.due = { requests: [dueIn(0)], unassigned: null };
  reminders.begin();
  await expect.poll(() => shown.length).toBe(1);
  reminders.end();
  reminders.begin();
  await clock.pass(HOUR);
  expect(shown).toHaveLength(1);
  reminders.end();
  state.name = 'Some Body';
  reminders.begin();
  await expect.poll(() => shown.length).toBe(2);
  expect([...disk.files.keys()]).toEqual([]);
});

test('with a full disk it is said once all the same, over a lock too, and remembered on the disk once there is room', async () => {
  const { clock, disk, key, shown, state, reminders, dueIn } = world();
  state.due = { requests: [dueIn(1)], unassigned: null };
  disk.breakAt(0, 'before', 'ENOSPC');
  reminders.begin();
  await expect.poll(() => shown.length).toBe(1);
  await clock.pass(HOUR);
  expect(shown).toHaveLength(1);
  reminders.end();
  reminders.begin();
  await clock.pass(HOUR);
  expect(shown).toHaveLength(1);
  disk.mend();
  await clock.pass(HOUR);
  reminders.end();
  const again = world(disk, key);
  again.state.due = state.due;
  again.reminders.begin();
  await again.clock.pass(HOUR);
  expect(again.shown).toEqual([]);
});

test('what is due is told once however long it has been; what is due no more is forgotten after a while', async () => {
  const { clock, disk, key, shown, state, reminders, dueIn } = world();
  const [long, over] = [dueIn(-121), dueIn(-130, '9876543210')];
  state.due = { requests: [long, over], unassigned: null };
  reminders.begin();
  await expect.poll(() => shown.length).toBe(1);
  reminders.end();
  state.due = { requests: [long], unassigned: null };
  reminders.begin();
  await clock.pass(HOUR);
  expect(shown).toHaveLength(1);
  reminders.end();
  // One that is due again all the same is news.
  const again = world(disk, key);
  again.state.due = { requests: [long, over], unassigned: null };
  again.reminders.begin();
  await expect.poll(() => again.shown.length).toBe(1);
  expect(again.shown[0]?.body).toContain('98765 43210');
});
