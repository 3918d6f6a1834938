import { expect, test } from 'vitest';
import { answered, fine, harness } from './harness.ts';

const make = (commandId: string) => ({ commandId, requestId: 'r', saidAt: 'then', how: 'ring', day: '2026-12-03' });
const keep = (commandId: string, promiseId: string, outcome = 'kept') => ({ commandId, promiseId, at: 'then', outcome });

test('what became of a promise goes after the promise, through being moved, and other promises do not wait', async () => {
  const { clock, outbox, give, sent } = harness();
  outbox.record('promises.make', make('1'));
  outbox.record('promises.keep', keep('2', '1', 'moved'));
  outbox.record('promises.keep', keep('3', '2'));
  outbox.record('promises.make', make('4'));
  await clock.pass(0);
  expect(sent.map(({ id }) => id)).toEqual(['1', '4']);
  await give('1', fine());
  expect(sent.map(({ id }) => id)).toEqual(['1', '4', '2']);
  await give('2', fine());
  expect(sent.map(({ id }) => id)).toEqual(['1', '4', '2', '3']);
});

test('of a promise that was refused nothing is said to have become', async () => {
  const { clock, outbox, give, sent, states } = harness();
  outbox.record('promises.make', make('1'));
  outbox.record('promises.keep', keep('2', '1'));
  await clock.pass(0);
  await give('1', answered(404, 'not-found'));
  await clock.pass(60_000);
  expect(sent.map(({ id }) => id)).toEqual(['1']);
  await outbox.discard({ itemId: '1', reason: 'cannot-be-done' });
  expect(states('2').at(-1)).toBe('needs-attention');
  expect(outbox.list().find(({ itemId }) => itemId === '2')?.problem).toEqual({ code: 'depends-on-refused' });
});

test('what was received is told with what was said in it, once; what was refused is not', async () => {
  const { clock, outbox, give, received } = harness();
  outbox.record('promises.make', make('1'));
  outbox.record('promises.make', make('2'));
  await clock.pass(0);
  await give('1', fine());
  await give('2', answered(404, 'not-found'));
  await clock.pass(60_000);
  expect(received).toEqual([{ operation: 'promises.make', input: make('1') }]);
});
