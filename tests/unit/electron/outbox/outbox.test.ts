import { describe, expect, test } from 'vitest';
import { LONGEST_TURN } from '../../../../electron/outbox/outbox.ts';
import { answered, fine, harness, lost } from './harness.ts';

describe('recording', () => {
  test('answers at once, before anything is sent', async () => {
    const { decide, sent } = harness();
    expect(await decide('1', 'ann')).toEqual({ ok: true, value: { itemId: '1', state: 'waiting' } });
    expect(sent).toEqual([]);
  });

  test('goes through sending to received, with the output', async () => {
    const { clock, decide, give, states, changes, outbox } = harness();
    decide('1', 'ann');
    expect(outbox.unsent()).toMatchObject({ unsent: 1, oldest: '2026-11-23T09:00:00.000Z' });
    await clock.pass(5);
    await give('1', fine({ receivedAt: 'now' }));
    expect(states('1')).toEqual(['sending', 'received']);
    expect(changes.at(-1)?.output).toEqual({ receivedAt: 'now' });
    expect(outbox.unsent()).toMatchObject({ unsent: 0, oldest: null });
  });

  test('the same command again is the same item, before and after its end', async () => {
    const { clock, decide, give, sent } = harness();
    decide('1', 'ann');
    await clock.pass(0);
    expect(await decide('1', 'ann')).toEqual({ ok: true, value: { itemId: '1', state: 'sending' } });
    await give('1', fine({ receivedAt: 'now' }));
    expect(await decide('1', 'ann')).toEqual({
      ok: true,
      value: { itemId: '1', state: 'received', output: { receivedAt: 'now' } },
    });
    await clock.pass(60_000);
    expect(sent).toHaveLength(1);
  });

  test('other words under the same id are refused, and change nothing', async () => {
    const { clock, decide, outbox, sent } = harness();
    decide('1', 'ann');
    expect(await decide('1', 'bob')).toEqual({ ok: false, error: { code: 'idempotency-key-reused' } });
    expect((await outbox.record('conversations.end', { commandId: '1', customerId: 'ann' })).ok).toBe(false);
    await clock.pass(0);
    expect(sent).toHaveLength(1);
  });
});

describe('asking again', () => {
  test.each([
    ['nothing went out', lost('no'), 'waiting'],
    ['no answer came', lost('maybe'), 'asking-again'],
    ['408', answered(408, 'timed-out'), 'asking-again'],
    ['409 in progress', answered(409, 'in-progress'), 'asking-again'],
    ['425', answered(425, 'unavailable'), 'asking-again'],
    ['429', answered(429, 'rate-limited'), 'asking-again'],
    ['500', answered(500, 'internal'), 'asking-again'],
    ['503', answered(503, 'unavailable'), 'asking-again'],
    ['401, until somebody is signed in', answered(401, 'unauthenticated'), 'asking-again'],
  ] as const)('%s', async (_, attempt, state) => {
    const { clock, decide, give, states, sent, changes } = harness();
    decide('1', 'ann');
    await clock.pass(0);
    await give('1', attempt);
    expect(states('1')).toEqual(['sending', state]);
    expect(changes.at(-1)?.problem?.code).toBe(attempt.error.code);
    await clock.pass(1_000);
    expect(sent.map((one) => one.id)).toEqual(['1', '1']);
    await give('1', fine());
    expect(states('1').at(-1)).toBe('received');
    expect(changes.at(-1)?.problem).toBeUndefined();
  });

  test.each([
    [400, 'validation'],
    [403, 'level-too-low'],
    [404, 'not-found'],
    [409, 'conversation-not-open'],
    [412, 'stale-version'],
    [422, 'idempotency-key-reused'],
  ] as const)('%d %s waits for a person', async (status, code) => {
    const { clock, decide, give, changes, sent } = harness();
    decide('1', 'ann');
    await clock.pass(0);
    await give('1', answered(status, code));
    expect(changes.at(-1)).toMatchObject({ state: 'needs-attention', problem: { code, requestId: 'r-2' } });
    await clock.pass(600_000);
    expect(sent).toHaveLength(1);
  });

  test('waits grow to half a minute at most, and a Retry-After is kept to', async () => {
    const { clock, decide, give, sent } = harness();
    decide('1', 'ann');
    for (let count = 0; count < 9; count += 1) {
      await clock.until(() => sent.length === count + 1);
      await give('1', lost('maybe'));
    }
    const gaps = sent.slice(1).map((one, index) => one.at - (sent[index]?.at ?? 0));
    expect(gaps.slice(0, 4)).toEqual([750, 1_500, 3_000, 6_000]);
    expect(Math.max(...gaps)).toBe(22_500);
    await clock.until(() => sent.length === 10);
    const before = clock.now();
    await give('1', answered(429, 'rate-limited', 120_000));
    await clock.until(() => sent.length === 11);
    expect(clock.now() - before).toBe(120_000);
  });

  test('good news sends at once what waited for the connection, not what was told to wait', async () => {
    const { clock, decide, give, outbox, sent } = harness();
    decide('1', 'ann');
    decide('2', 'bob');
    await clock.pass(0);
    await give('1', lost('no'));
    await give('2', answered(503, 'unavailable', 60_000));
    outbox.wake();
    await clock.pass(0);
    expect(sent.map((one) => one.id)).toEqual(['1', '2', '1']);
    await clock.pass(60_000);
    expect(sent.map((one) => one.id)).toEqual(['1', '2', '1', '2']);
  });
});

describe('a command that somebody waits for', () => {
  const check = (commandId: string, customerId: string) => ({ commandId, customerId, conversationId: 'v' });

  test('runs after the items it builds on, and holds those behind it', async () => {
    const { clock, outbox, decide, give, sent, changes } = harness();
    outbox.record('conversations.open', { commandId: 'open', conversationId: 'v' });
    const answer = outbox.runNow('customers.checkIdentity', check('c', 'ann'));
    decide('1', 'ann', 'v');
    await clock.pass(0);
    expect(sent.map((one) => one.id)).toEqual(['open']);
    await give('open', fine());
    expect(sent.map((one) => one.id)).toEqual(['open', 'c']);
    await give('c', fine({ level: 1 }));
    expect(await answer).toEqual({ ok: true, value: { level: 1 } });
    expect(sent.map((one) => one.id)).toEqual(['open', 'c', '1']);
    expect(changes.some((change) => change.itemId === 'c')).toBe(false);
  });

  test('is not counted as unsent', () => {
    const { outbox } = harness();
    void outbox.runNow('customers.checkIdentity', check('c', 'ann'));
    expect(outbox.unsent()).toMatchObject({ unsent: 0, oldest: null });
  });

  test('is dropped when offline, at once or while it waits, and never asked again', async () => {
    const { clock, outbox, give, sent, state } = harness();
    state.online = false;
    expect(await outbox.runNow('customers.checkIdentity', check('a', 'ann'))).toEqual({ ok: false, error: { code: 'offline' } });
    state.online = true;
    outbox.record('conversations.open', { commandId: 'open', conversationId: 'v' });
    const answer = outbox.runNow('customers.checkIdentity', check('b', 'ann'));
    await clock.pass(0);
    outbox.sleep();
    expect(await answer).toEqual({ ok: false, error: { code: 'offline' } });
    await give('open', fine());
    await clock.pass(600_000);
    expect(sent.map((one) => one.id)).toEqual(['open']);
  });

  test('a lost answer is told, not retried', async () => {
    const { clock, outbox, give, sent } = harness();
    const answer = outbox.runNow('customers.checkIdentity', check('a', 'ann'));
    await clock.pass(0);
    await give('a', lost('maybe'));
    expect(await answer).toEqual({ ok: false, error: { code: 'offline' } });
    await clock.pass(600_000);
    expect(sent).toHaveLength(1);
  });

  test('gives up behind an item that does not end, and the rest goes on', async () => {
    const { clock, outbox, give, sent } = harness();
    outbox.record('conversations.open', { commandId: 'open', conversationId: 'v' });
    const answer = outbox.runNow('customers.checkIdentity', check('a', 'ann'));
    await clock.pass(LONGEST_TURN);
    expect(await answer).toEqual({ ok: false, error: { code: 'timed-out' } });
    await give('open', fine());
    expect(sent.map((one) => one.id)).toEqual(['open']);
  });

  test('is refused with what it builds on', async () => {
    const { clock, outbox, give } = harness();
    outbox.record('conversations.open', { commandId: 'open', conversationId: 'v' });
    const answer = outbox.runNow('customers.checkIdentity', check('a', 'ann'));
    await clock.pass(0);
    await give('open', answered(403, 'forbidden'));
    expect(await answer).toEqual({ ok: false, error: { code: 'depends-on-refused' } });
  });
});
