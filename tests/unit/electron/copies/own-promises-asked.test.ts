import { expect, test } from 'vitest';
import type { Attempt } from '../../../../electron/central/attempt.ts';
import { idOf } from './copies-world.ts';
import { ADA, fine, idsOf, kept, type Listed, MINE, made, promise, promisesWorld, receipt, SAID } from './promises-world.ts';

test('it is asked by itself when somebody is at work and when the connection is back, page by page; never without a connection', async () => {
  const { clock, asked, state, promises, offline } = promisesWorld();
  const pages: Record<string, Listed> = {
    first: { items: [promise(1, '2026-12-03')], next: 'second' },
    second: { items: [promise(2, '2026-12-04')], next: null },
  };
  state.answer = async ({ cursor }) => fine(pages[cursor ?? 'first'] as Listed);
  await clock.pass(2_000);
  expect(asked.map(({ whose, cursor }) => [whose, cursor])).toEqual([
    ['mine', undefined],
    ['mine', 'second'],
  ]);
  expect(idsOf(await offline())).toEqual([101, 102]);
  state.online = false;
  promises.online();
  await clock.pass(10_000);
  expect(asked).toHaveLength(2);
  state.online = true;
  pages.second = { items: [], next: null };
  promises.online();
  promises.online();
  await clock.pass(10_000);
  expect(asked).toHaveLength(4);
  expect(idsOf(await offline())).toEqual([101]);
});

test('where another has changed something that one of them is about they are asked for again, once; elsewhere not', async () => {
  const { clock, asked, state, promises, answered, offline } = promisesWorld();
  const about = promise(2, '2026-12-04', { customerId: null, requestId: idOf(7) });
  await answered([promise(1, '2026-12-03'), about]);
  expect(idsOf(await offline())).toEqual([101, 102]);
  await clock.pass(10_000);
  // The page has asked meanwhile.
  expect(asked).toHaveLength(1);
  promises.changed({ kind: 'customer-changed', customerId: idOf(2), what: 'details' });
  promises.changed({ kind: 'customer-changed', customerId: ADA, what: 'consents' });
  promises.changed({ kind: 'request-changed', requestId: idOf(8) });
  await clock.pass(10_000);
  expect(asked).toHaveLength(1);
  state.answer = async () => fine({ items: [about], next: null });
  promises.changed({ kind: 'customer-changed', customerId: ADA, what: 'details' });
  promises.changed({ kind: 'request-changed', requestId: idOf(7) });
  promises.changed({ kind: 'changes-reset' });
  await clock.pass(10_000);
  expect(asked).toHaveLength(2);
  expect(idsOf(await offline())).toEqual([102]);
});

test('what the central service has received from here is laid in for good: made, kept, moved', async () => {
  const { disk, key, promises, answered, offline } = promisesWorld();
  await answered([promise(1, '2026-12-03'), promise(2, '2026-12-04')]);
  promises.heard('requests.read', { id: idOf(7), reference: '0123456789', kind: 'rectification' });
  promises.received(...receipt(made(3, '2026-12-02', { part: 'morning' })));
  promises.received(...receipt(made(4, '2026-12-06', { customerId: undefined, requestId: idOf(7) } as never)));
  promises.received(...receipt(kept(1, 'kept')));
  promises.received(...receipt(kept(2, 'moved', { day: '2026-12-05' })));
  promises.received('customers.amend', { customerId: ADA });
  const items = await offline();
  expect(idsOf(items)).toEqual([103, 202, 104]);
  expect(items?.[0]).toEqual(promise(3, '2026-12-02', { part: 'morning', madeAt: SAID, name: null }));
  expect(items?.[2]).toMatchObject({ reference: '0123456789', kind: 'rectification' });
  promises.end();
  expect(idsOf(await promisesWorld(disk, key).offline())).toEqual([103, 202, 104]);
});

test('a colleague’s that was moved here is theirs: it is asked for, as what it is about is not known', async () => {
  const { clock, asked, state, promises, answered, offline } = promisesWorld();
  await answered([]);
  promises.received(...receipt(kept(9, 'moved', { day: '2026-12-05' })));
  expect(idsOf(await offline())).toEqual([]);
  state.answer = async () => fine({ items: [promise(9, '2026-12-05')], next: null });
  await clock.pass(2_000);
  expect(asked).toHaveLength(2);
  expect(idsOf(await offline())).toEqual([109]);
});

test('what is received while they are being asked for stays so, though the answer knows nothing of it', async () => {
  const { state, promises, answered, offline } = promisesWorld();
  await answered([promise(1, '2026-12-03')]);
  let give = (_: Attempt<unknown>) => {};
  state.answer = () =>
    new Promise((done) => {
      give = done;
    });
  const asking = promises.list(MINE);
  promises.received(...receipt(made(3, '2026-12-02')));
  promises.received(...receipt(kept(1, 'kept')));
  give(fine({ items: [promise(1, '2026-12-03')], next: null }));
  await asking;
  expect(idsOf(await offline())).toEqual([103]);
  // The next answer has it, or it is gone.
  await answered([]);
  expect(idsOf(await offline())).toEqual([]);
});

test('an answer that was asked for earlier and comes later is not kept', async () => {
  const { state, promises, answered, offline } = promisesWorld();
  let give = (_: Attempt<unknown>) => {};
  state.answer = () =>
    new Promise((done) => {
      give = done;
    });
  const slow = promises.list(MINE);
  await answered([]);
  give(fine({ items: [promise(1, '2026-12-03')], next: null }));
  await slow;
  expect(idsOf(await offline())).toEqual([]);
});
