import { describe, expect, test } from 'vitest';
import { answered, fine, harness, lost } from './harness.ts';

describe('order', () => {
  test('one customer in turn, another at the same time', async () => {
    const { clock, decide, give, sent } = harness();
    for (const [id, who] of Object.entries({ 1: 'ann', 2: 'ann', 3: 'bob' })) decide(id, who);
    await clock.pass(0);
    expect(sent.map((one) => one.id)).toEqual(['1', '3']);
    await give('1', fine());
    expect(sent.map((one) => one.id)).toEqual(['1', '3', '2']);
  });

  test('a retried item still holds those behind it', async () => {
    const { clock, decide, give, sent } = harness();
    decide('1', 'ann');
    decide('2', 'ann');
    await clock.pass(0);
    await give('1', lost('maybe'));
    await clock.pass(900);
    expect(sent.map((one) => one.id)).toEqual(['1', '1']);
  });

  test('what is built on a refused opening waits for a decision, unsent, and nobody else does', async () => {
    const { clock, outbox, decide, give, sent, states } = harness();
    outbox.record('conversations.open', { commandId: 'open', conversationId: 'v' });
    decide('1', 'ann', 'v');
    decide('2', 'bob');
    await clock.pass(0);
    await give('open', answered(403, 'forbidden'));
    expect(states('open').at(-1)).toBe('needs-attention');
    expect(await decide('3', 'eve', 'v')).toMatchObject({ ok: true, value: { state: 'waiting' } });
    await clock.pass(60_000);
    expect(sent.map((one) => one.id)).toEqual(['open', '2']);
    expect(await outbox.discard({ itemId: 'open', reason: 'cannot-be-done' })).toEqual({ ok: true, value: null });
    for (const id of ['1', '3']) expect(states(id).at(-1)).toBe('needs-attention');
    expect(outbox.list().find(({ itemId }) => itemId === '1')?.problem).toEqual({ code: 'depends-on-refused' });
  });

  test('one that needs attention holds its own customer, and nobody else', async () => {
    const { clock, decide, give, sent, outbox } = harness();
    decide('1', 'ann', 'v');
    decide('2', 'ann', 'v');
    decide('3', 'bob', 'v');
    outbox.record('conversations.end', { commandId: 'end', conversationId: 'v' });
    await clock.pass(0);
    await give('1', answered(403, 'level-too-low'));
    await give('3', fine());
    expect(sent.map((one) => one.id)).toEqual(['1', '3', 'end']);
    await give('end', fine());
    expect(outbox.list().map(({ itemId, behind }) => [itemId, behind])).toEqual([
      ['1', false],
      ['2', true],
    ]);
    expect(outbox.unsent()).toMatchObject({ unsent: 2, attention: 1 });
  });

  const somebodyNew = (customerId: string, more: object = {}) => ({
    ...{ commandId: `new ${customerId}`, customerId, conversationId: 'v', ...more },
    values: [
      { field: 'givenName', value: 'Ann' },
      { field: 'familyName', value: 'New' },
    ],
  });

  test('a refused record of somebody new holds all that is theirs, also a check; the corrected one lets it go', async () => {
    const { clock, outbox, decide, give, sent } = harness();
    outbox.record('customers.register', somebodyNew('ann'));
    decide('1', 'ann', 'v');
    decide('2', 'bob', 'v');
    await clock.pass(0);
    await give('new ann', answered(409, 'likely-duplicate'));
    const check = outbox.runNow('customers.checkIdentity', { commandId: 'check', customerId: 'ann', conversationId: 'w' });
    await clock.pass(0);
    expect(await check).toEqual({ ok: false, error: { code: 'depends-on-refused' } });
    expect(sent.map(({ id }) => id)).toEqual(['new ann', '2']);
    const input = somebodyNew('ann', { commandId: 'corrected', notThese: ['other'] });
    await outbox.replace({ itemId: 'new ann', operation: 'customers.register', input });
    await clock.pass(0);
    await give('corrected', fine());
    expect(sent.map(({ id }) => id)).toEqual(['new ann', '2', 'corrected', '1']);
  });

  test('a record of somebody new that is taken out takes what was built on it along, to be decided', async () => {
    const { clock, outbox, decide, give, states } = harness();
    outbox.record('customers.register', somebodyNew('ann'));
    decide('1', 'ann', 'v');
    await clock.pass(0);
    await give('new ann', answered(409, 'likely-duplicate'));
    await outbox.discard({ itemId: 'new ann', reason: 'wrong-person' });
    expect(states('1').at(-1)).toBe('needs-attention');
    expect(outbox.list().find(({ itemId }) => itemId === '1')?.problem).toEqual({ code: 'depends-on-refused' });
  });

  test('no more than four are under way at once', async () => {
    const { clock, decide, give, sent } = harness();
    for (let one = 0; one < 9; one += 1) decide(String(one), `person ${one}`);
    await clock.pass(0);
    expect(sent).toHaveLength(4);
    await give('2', fine());
    expect(sent).toHaveLength(5);
  });

  test('how far a row has got is said, and a single item makes no row', async () => {
    const { clock, decide, give, outbox } = harness();
    decide('1', 'ann');
    expect(outbox.unsent().draining).toBeNull();
    decide('2', 'ann');
    decide('3', 'bob');
    await clock.pass(0);
    expect(outbox.unsent().draining).toEqual({ done: 0, of: 3 });
    await give('1', fine());
    expect(outbox.unsent().draining).toEqual({ done: 1, of: 3 });
    await give('3', answered(403, 'level-too-low'));
    expect(outbox.unsent().draining).toEqual({ done: 2, of: 3 });
    await give('2', fine());
    expect(outbox.unsent().draining).toBeNull();
  });

  test('a clock set back or on changes no waiting', async () => {
    for (const jump of [-86_400_000, 86_400_000]) {
      const { clock, decide, give, sent, outbox } = harness();
      decide('1', 'ann');
      await clock.pass(0);
      await give('1', lost('no'));
      clock.jump(jump);
      expect(Date.parse(outbox.unsent().nextAttempt ?? '') - clock.now()).toBe(750);
      await clock.pass(749);
      expect(sent).toHaveLength(1);
      await clock.pass(1);
      expect(sent).toHaveLength(2);
    }
  });
});
