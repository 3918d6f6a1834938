import { expect, test } from 'vitest';
import { openChanges } from '../../../../electron/changes/open-changes.ts';
import type { Change } from '../../../../shared/desk.ts';
import { fakeClock, settle } from '../../../support/fake-clock.ts';

const id = (n: number) => `0199a1b2-0000-7000-8000-00000000000${n}`;
const event = (n: number, what: string) =>
  `id: db.${n}.1\nevent: customer\ndata: ${JSON.stringify({ customerId: id(n), what, version: 2, commandId: id(n + 4) })}\n\n`;
const request = (n: number, commandId?: string) =>
  `id: db.${n}.2\nevent: request\ndata: ${JSON.stringify({ requestId: id(n), version: 3, ...(commandId ? { commandId } : {}) })}\n\n`;
const RESET = 'id: db.4.1\nevent: reset\ndata: {}\n\n';

test('an account that was closed lets go of what is held here, whoever closed it; the page hears of what others did', async () => {
  const clock = fakeClock();
  const told: Change[] = [];
  const closed: string[] = [];
  let missed = 0;
  const following = openChanges({
    ...{ server: () => 'https://central.example', clock, newRequestId: () => 'request-1' },
    fetch: async () =>
      new Response([event(1, 'closed'), event(2, 'consents'), event(3, 'closed'), RESET].join(''), {
        headers: { 'content-type': 'text/event-stream' },
      }),
    session: { token: () => 'token', renewed: async () => 'token' },
    connection: { online: () => false, ask: () => undefined },
    // The third was closed from here.
    isOwn: (commandId) => commandId === id(7),
    tell: (change) => told.push(change),
    closed: (customerId) => closed.push(customerId),
    missed: () => {
      missed += 1;
    },
    log: { write: () => undefined } as never,
  });
  following.start();
  await clock.pass(0);
  await settle();
  following.stop();
  expect(closed).toEqual([id(1), id(3)]);
  expect(told).toEqual([
    { kind: 'customer-changed', customerId: id(1), what: 'closed' },
    { kind: 'customer-changed', customerId: id(2), what: 'consents' },
    { kind: 'changes-reset' },
  ]);
  expect(missed).toBe(1);
});

test('of a request the page hears what changed it, save what this desk sent', async () => {
  const clock = fakeClock();
  const told: Change[] = [];
  const broken = 'id: db.9.1\nevent: request\ndata: {"requestId":"x"}\n\n';
  const following = openChanges({
    ...{ server: () => 'https://central.example', clock, newRequestId: () => 'request-1' },
    fetch: async () =>
      new Response([request(1), request(2, id(7)), request(3, id(8)), broken].join(''), {
        headers: { 'content-type': 'text/event-stream' },
      }),
    session: { token: () => 'token', renewed: async () => 'token' },
    connection: { online: () => false, ask: () => undefined },
    isOwn: (commandId) => commandId === id(7),
    tell: (change) => told.push(change),
    closed: () => undefined,
    missed: () => undefined,
    log: { write: () => undefined } as never,
  });
  following.start();
  await clock.pass(0);
  await settle();
  following.stop();
  expect(told).toEqual([
    { kind: 'request-changed', requestId: id(1) },
    { kind: 'request-changed', requestId: id(3) },
    { kind: 'changes-reset' },
  ]);
});
