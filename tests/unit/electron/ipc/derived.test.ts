import { expect, test } from 'vitest';
import { bridgeNames } from '../../../../electron/ipc/bridge-names.ts';
import { operationCalls } from '../../../../electron/ipc/operation-calls.ts';
import { shellCalls } from '../../../../electron/ipc/shell-calls.ts';
import { everyOperation } from '../../../../shared/operations.ts';
import type { Result } from '../../../../shared/problem.ts';

const nothing = { ok: true, value: null } as const;
const went: string[] = [];
const way = (name: string) => {
  went.push(name);
  return nothing;
};
const operations = operationCalls({
  heard: () => undefined,
  online: () => true,
  offline: async () => null,
  ask: async () => ({ ...way('ask'), requestId: undefined }),
  askCached: async () => ({ ...way('cached'), requestId: undefined }),
  outbox: {
    record: async () => way('outbox') as unknown as Result<never>,
    runNow: async () => way('now'),
  },
});
const nobody = () => ({ kind: 'signed-out', why: null }) as const;
const shell = shellCalls({
  session: {
    state: nobody,
    signIn: () => ({ ok: true, value: nobody() }),
    cancel: nobody,
    copyAddress: () => false,
    signOut: async () => ({ ok: true, value: nobody() }),
    choosePasscode: async () => ({ ok: true, value: nobody() }),
    unlock: async () => ({ ok: true, value: nobody() }),
  },
  lockNow: nobody,
  stay: () => undefined,
  wantedPlace: () => null,
  configuration: () => {
    throw new Error('not asked');
  },
  changeConfiguration: () => way('changeConfiguration') as never,
  drafts: { keep: async () => nothing, read: async () => nothing as never, drop: async () => nothing },
  copyPersonal: () => undefined,
  sync: () => ({
    ...{ online: true, unsent: 0, oldest: null, kept: true },
    ...{ attention: 0, toMatch: 0, lost: 0, draining: null, nextAttempt: null, clockOffMs: null, closed: false },
  }),
  outbox: {
    list: () => [],
    recordHeld: async () => nothing as never,
    sendNow: () => undefined,
    again: async () => nothing,
    replace: async () => nothing as never,
    discard: async () => nothing,
    handOver: async () => nothing,
    acknowledge: async () => nothing,
  },
  copies: {
    day: () => ({ people: [], fetching: null, kept: true, hours: 12 }),
    add: async () => nothing as never,
    takeOff: async () => nothing as never,
    fetch: async () => nothing as never,
    destroy: async () => 0,
  },
  machine: async () => ({ code: '4F2A 91C0', othersUnsent: 0 }),
  settings: () => ({ theme: 'system', channel: 'telephone', letterKeys: true, reminders: true }),
  changeSettings: () => ({ theme: 'system', channel: 'telephone', letterKeys: true, reminders: true }),
  openLink: () => false,
  exportAudit: async () => ({ ok: true, value: null }),
  sheets: { print: async () => nothing, save: async () => nothing },
});

test('every row and shell call has one bridge function and one handler, by the same name', () => {
  const handled = [...operations, ...shell].map(([name]) => name);
  const bridged = Object.entries(bridgeNames()).flatMap(([area, names]) => names.map((name) => `${area}.${name}`));
  expect(handled.toSorted()).toEqual(bridged.toSorted());
  expect(new Set(handled).size).toBe(handled.length);
});

test.each(everyOperation.filter(({ row }) => !row.shellOnly).map(({ name, row }) => [name, row.offline] as const))(
  '%s goes the way of its rule, %s',
  async (name, rule) => {
    went.length = 0;
    const call = new Map(operations).get(name);
    await call?.run({} as never);
    const ways = { cached: 'cached', copies: 'ask', 'needs-connection': 'ask', queued: 'outbox', waits: 'now' };
    expect(went).toEqual([ways[rule]]);
  },
);

test('what the shell asks for itself is no function of the page', () => {
  expect(bridgeNames()).not.toHaveProperty('deskKeys');
});

test('a change of settings takes known fields only', () => {
  const change = new Map(shell).get('shell.changeSettings')?.input;
  expect(change?.safeParse({ theme: 'dark' }).success).toBe(true);
  expect(change?.safeParse({ theme: 'purple' }).success).toBe(false);
  expect(change?.safeParse({ other: 1 }).success).toBe(false);
});
