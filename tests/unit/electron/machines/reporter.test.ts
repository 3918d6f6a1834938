import { beforeEach, describe, expect, test } from 'vitest';
import type { Attempt } from '../../../../electron/central/attempt.ts';
import type { MachineState } from '../../../../electron/machines/machine-state.ts';
import { createReporter, type Reporter } from '../../../../electron/machines/reporter.ts';
import type { Input } from '../../../../shared/operations.ts';
import { operations } from '../../../../shared/operations.ts';
import { type FakeClock, fakeClock, settle } from '../../../support/fake-clock.ts';
import { answered, lost as noAnswer } from '../outbox/harness.ts';

const NOTHING: MachineState = {
  ...{ waiting: 0, sending: 0, askingAgain: 0, needsAttention: 0 },
  ...{ oldestSaidOn: null, oldestRecordedAt: null, handedOver: [] },
};
const MACHINE = '4f2a91c0-1b2c-4d3e-8f90-123456789abc';

let clock: FakeClock;
let world: {
  at: boolean;
  state: MachineState;
  online: boolean;
  looked: number;
  offBy: number;
  lost: number;
  ready: Promise<void>;
  answer: () => Promise<Attempt<unknown>>;
};
let sent: Input<'machines.report'>[];
let reporter: Reporter;
let made = 0;
beforeEach(() => {
  clock = fakeClock();
  sent = [];
  const receipt = () => ({ receivedAt: new Date(clock.now() + world.offBy).toISOString(), lost: false, destroyCopies: false });
  world = {
    ...{ at: true, online: true, looked: 0, state: NOTHING, offBy: 0, lost: 0, ready: Promise.resolve() },
    answer: async () => ({ ok: true, value: { commandId: MACHINE, ...receipt() }, requestId: undefined }),
  };
  reporter = createReporter({
    clock,
    atWork: () => world.at,
    online: () => world.online,
    settled: () => world.ready,
    state: () => {
      world.looked += 1;
      return world.state;
    },
    copies: () => ({ count: 2, until: '2026-11-28T20:00:00.000Z' }),
    machine: () => MACHINE,
    appVersion: '0.1.0',
    newId: () => {
      made += 1;
      return `01900000-0000-7000-8000-${String(made).padStart(12, '0')}`;
    },
    send: (input) => {
      sent.push(input);
      return world.answer();
    },
    lost: async () => {
      world.lost += 1;
    },
  });
});
const change = (waiting: number) => {
  world.state = { ...NOTHING, waiting };
  reporter.soon();
};

describe('a report goes', () => {
  test('at once when somebody is at work, as the contract has it, each under an id of its own', async () => {
    reporter.now();
    await settle();
    reporter.now();
    await settle();
    expect(sent).toHaveLength(2);
    expect(new Set(sent.map(({ commandId }) => commandId)).size).toBe(2);
    for (const one of sent) expect(operations.machines.report.input.safeParse(one).success).toBe(true);
    expect(sent[0]).toMatchObject({ machineId: MACHINE, copies: 2, copiesUntil: '2026-11-28T20:00:00.000Z' });
  });

  test('when it is known what the disk holds, not before', async () => {
    let known = () => {};
    world.ready = new Promise((done) => {
      known = done;
    });
    reporter.now();
    await clock.pass(5_000);
    expect(sent).toHaveLength(0);
    world.state = { ...NOTHING, waiting: 3 };
    known();
    await settle();
    expect(sent.map(({ waiting }) => waiting)).toEqual([3]);
  });

  test('every ten minutes', async () => {
    reporter.now();
    await clock.pass(3_600_000);
    expect(sent).toHaveLength(7);
  });

  test('soon after numbers change, and then at most every thirty seconds, with the newest', async () => {
    reporter.now();
    await clock.pass(60_000);
    change(1);
    change(2);
    await clock.pass(1_000);
    expect(sent.map(({ waiting }) => waiting)).toEqual([0, 2]);
    for (let second = 1; second <= 60; second += 1) {
      change(2 + second);
      await clock.pass(1_000);
    }
    expect(sent.map(({ waiting }) => waiting)).toEqual([0, 2, 32, 62]);
  });

  test('not for what was told already: an item that is being sent is one that waits', async () => {
    change(1);
    await clock.pass(1_000);
    world.state = { ...NOTHING, sending: 1 };
    reporter.soon();
    await clock.pass(60_000);
    expect(sent).toHaveLength(1);
  });

  test('what is unsent is gone through once for a row of changes, not at each of them', async () => {
    reporter.now();
    await clock.pass(60_000);
    const looked = world.looked;
    for (let n = 1; n <= 100; n += 1) change(n);
    expect(world.looked - looked).toBe(1);
    await clock.pass(1_000);
    expect(sent.at(-1)?.waiting).toBe(100);
  });

  test('once more, after the one under way, for whatever came meanwhile', async () => {
    reporter.now();
    reporter.now();
    reporter.now();
    await settle();
    await settle();
    expect(sent).toHaveLength(2);
  });
});

describe('no report goes', () => {
  test('while the desk is locked, nobody is signed in or there is no connection; then all is said', async () => {
    world.at = false;
    reporter.now();
    change(4);
    await clock.pass(3_600_000);
    expect(sent).toHaveLength(0);
    world.at = true;
    reporter.now();
    await settle();
    expect(sent.map(({ waiting }) => waiting)).toEqual([4]);
  });

  test('twice for one that failed: the next one says it all', async () => {
    world.answer = async () => noAnswer('maybe');
    reporter.now();
    await clock.pass(599_000);
    expect(sent).toHaveLength(1);
    await clock.pass(1_000);
    expect(sent).toHaveLength(2);
    world.answer = () => Promise.reject(new Error('broken'));
    await clock.pass(600_000);
    await clock.pass(600_000);
    expect(sent).toHaveLength(4);
  });
});

test('one can be waited for, but not long', async () => {
  world.state = { ...NOTHING, waiting: 2 };
  await reporter.tell();
  expect(sent.map(({ waiting }) => waiting)).toEqual([2]);
  world.answer = () => new Promise(() => {});
  let over = false;
  void reporter.tell().then(() => {
    over = true;
  });
  await clock.pass(1_999);
  expect(over).toBe(false);
  await clock.pass(1);
  expect(over).toBe(true);
});

test('what the clock is off by is told from the second report on', async () => {
  world.offBy = 90_000;
  reporter.now();
  await settle();
  reporter.now();
  await settle();
  expect(sent.map(({ clockOffsetMs }) => clockOffsetMs)).toEqual([undefined, 90_000]);
});

describe('a machine that was reported lost', () => {
  test('hears it from the answer', async () => {
    const receipt = { commandId: MACHINE, receivedAt: new Date().toISOString(), lost: true, destroyCopies: true };
    world.answer = async () => ({ ok: true, value: receipt, requestId: undefined });
    reporter.now();
    await settle();
    expect(world.lost).toBe(1);
  });

  test('or from the refusal of its token; no other refusal says so', async () => {
    for (const [code, status] of [
      ['forbidden', 403],
      ['rate-limited', 429],
      ['unauthenticated', 401],
    ] as const) {
      world.answer = async () => answered(status, code);
      reporter.now();
      await settle();
    }
    expect(world.lost).toBe(0);
    world.answer = async () => answered(403, 'machine-lost');
    reporter.now();
    await settle();
    expect(world.lost).toBe(1);
  });
});

test('without a connection nothing is reported, unless the central service has just been heard: a refused token may be a lost machine’s', async () => {
  world.online = false;
  reporter.now();
  await reporter.tell();
  expect(sent).toHaveLength(0);
  await reporter.tell(true);
  expect(sent).toHaveLength(1);
  world.at = false;
  await reporter.tell(true);
  expect(sent).toHaveLength(1);
});
