import { expect, test } from 'vitest';
import { createReminder, WAITS_LONG } from '../../../../electron/outbox/remind.ts';
import { fakeClock } from '../../../support/fake-clock.ts';

function reminding() {
  const clock = fakeClock();
  const told: string[] = [];
  const state = { unsent: 0, oldest: null as string | null, attention: 0 };
  const reminder = createReminder({ clock, counts: () => state, notify: (title, body) => told.push(`${title}. ${body}`) });
  const now = () => new Date(clock.now()).toISOString();
  return { clock, told, state, reminder, now };
}

test('after an hour of waiting the system says so once, and again only when everything had gone in between', async () => {
  const { clock, told, state, now } = reminding();
  Object.assign(state, { unsent: 2, oldest: now() });
  await clock.pass(WAITS_LONG);
  expect(told).toEqual([]);
  await clock.pass(120_000);
  expect(told).toEqual([
    'Adviser Desk: not everything has been received. 2 items have waited over an hour. Look at Unsent work.',
  ]);
  await clock.pass(2 * WAITS_LONG);
  expect(told).toHaveLength(1);
  Object.assign(state, { unsent: 0, oldest: null });
  await clock.pass(60_000);
  Object.assign(state, { unsent: 1, oldest: now() });
  await clock.pass(WAITS_LONG + 60_000);
  expect(told).toHaveLength(2);
  expect(told[1]).toContain('One item has');
});

test('each time more needs attention it is said at once; less of it is no news, nor is an old one that waits for a person', async () => {
  const { clock, told, state, reminder, now } = reminding();
  Object.assign(state, { unsent: 1, oldest: now(), attention: 1 });
  reminder.look(state);
  reminder.look(state);
  expect(told).toEqual(['Adviser Desk: your attention is needed. Something could not be received. Look at Unsent work.']);
  await clock.pass(3 * WAITS_LONG);
  expect(told).toHaveLength(1);
  Object.assign(state, { unsent: 0, oldest: null, attention: 0 });
  reminder.look(state);
  Object.assign(state, { unsent: 1, oldest: now(), attention: 1 });
  reminder.look(state);
  expect(told).toHaveLength(2);
  reminder.stop();
});
