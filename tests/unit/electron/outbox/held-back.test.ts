import { expect, test } from 'vitest';
import { memoryDisk } from '../sealed/memory-disk.ts';
import { fine, harness } from './harness.ts';
import { run } from './kept-run.ts';

const WHY = { code: 'to-be-matched' } as const;
const meeting = (commandId: string) => ({ commandId, conversationId: 'c1', whoName: 'Anwen Pryce' });

test('what is held back is not sent, is counted by itself, and holds nobody else', async () => {
  const { outbox, clock, sent, decide } = harness();
  expect(await outbox.recordHeld('requests.logUnmatched', meeting('m1'), WHY)).toMatchObject({
    ok: true,
    value: { state: 'needs-attention', problem: WHY },
  });
  await decide('d1', 'ada', 'c1');
  await clock.pass(60_000);
  expect(sent.map(({ id }) => id)).toEqual(['d1']);
  expect(outbox.unsent()).toMatchObject({ unsent: 2, toMatch: 1, attention: 0 });
  expect(outbox.list()[0]).toMatchObject({ itemId: 'm1', state: 'needs-attention', problem: WHY });
});

test('it is there after a restart, and goes once a person says that nobody was found', async () => {
  const disk = memoryDisk();
  const first = run(disk);
  await first.signIn('priya');
  await first.outbox.recordHeld('requests.logUnmatched', meeting('m1'), WHY);
  const later = run(disk);
  await later.signIn('priya');
  await later.clock.pass(60_000);
  expect(later.sent).toEqual([]);
  expect(later.outbox.unsent()).toMatchObject({ unsent: 1, toMatch: 1 });
  expect(await later.outbox.again('m1')).toMatchObject({ ok: true });
  await later.clock.pass(0);
  await later.give('m1', fine());
  expect(later.outbox.unsent()).toMatchObject({ unsent: 0, toMatch: 0 });
});

test('it changes places with what it turns out to be, in one step', async () => {
  const disk = memoryDisk();
  const first = run(disk);
  await first.signIn('priya');
  await first.outbox.recordHeld('requests.logUnmatched', meeting('m1'), WHY);
  const decision = { commandId: 'd1', customerId: 'ada', conversationId: 'c1' };
  expect(await first.outbox.replace({ itemId: 'm1', operation: 'consents.decide', input: decision })).toMatchObject({ ok: true });
  const later = run(disk);
  await later.signIn('priya');
  await later.clock.pass(0);
  expect(later.sent.map(({ id, input }) => [id, input.replaces])).toEqual([['d1', 'm1']]);
});

test('notes of who looked at what are sent, and are no unsent work', async () => {
  const { outbox, clock, sent, state } = harness();
  state.online = false;
  const look = { kind: 'offline-view', at: '2026-11-23T09:00:00.000Z', customerId: 'ada', fetchedAt: '', level: 0 };
  await outbox.record('deskEvents.record', { commandId: 'n1', machineId: 'm', events: [look] });
  expect(outbox.unsent()).toMatchObject({ unsent: 0 });
  expect(outbox.list()).toEqual([]);
  expect(outbox.atRisk()).toBe(1);
  state.online = true;
  await clock.pass(0);
  expect(sent.map(({ id }) => id)).toEqual(['n1']);
});

test('a check against a copy goes before what was said after it, and holds it while it waits', async () => {
  const { outbox, clock, sent, give, decide } = harness();
  const check = { kind: 'offline-check', customerId: 'ada', conversationId: 'c1' };
  await outbox.record('deskEvents.record', { commandId: 'k1', machineId: 'm', events: [check] });
  await decide('d1', 'ada', 'c1');
  await decide('d2', 'bryn', 'c2');
  await clock.pass(0);
  expect(sent.map(({ id }) => id)).toEqual(['k1', 'd2']);
  await give('k1', fine());
  expect(sent.map(({ id }) => id)).toEqual(['k1', 'd2', 'd1']);
});
