import { describe, expect, test } from 'vitest';
import {
  type Frozen,
  isDealtWith,
  type Outcome,
  planGiving,
  planNoting,
  runBulk,
  summary,
  willBe,
} from '../../../renderer/screens/requests/queue/bulk.ts';
import { listed } from './queue-rows.ts';

const kofi = { sub: 'kofi', name: 'Kofi Mensah', organisation: '0000000205' };
const one = (id: string, change: Parameters<typeof listed>[0] = {}): Frozen =>
  listed({ id, organisation: '0000000205', ...change });

/** Runs over them; what came of each, and which were sent. */
async function run(
  rows: readonly Frozen[],
  how: { now?: Record<string, number>; stopAfter?: string; fails?: string; silent?: string; later?: string },
) {
  const sent: string[] = [];
  const outcomes: Record<string, Outcome> = {};
  let stopped = false;
  await runBulk(rows, {
    one: async ({ id, version }) => {
      sent.push(`${id}@${version}`);
      if (id === how.stopAfter) stopped = true;
      if (id === how.fails || id === how.silent) throw new Error(id);
      return id === how.later ? 'later' : 'done';
    },
    versionNow: (id) => how.now?.[id],
    failed: (failure) =>
      (failure as Error).message === how.silent ? { kind: 'no-answer' } : { kind: 'refused', why: 'it was refused' },
    stopped: () => stopped,
    tell: (id, outcome) => {
      outcomes[id] = outcome;
    },
  });
  return { sent, outcomes };
}

describe('giving several', () => {
  test('says of each whether it will be, and why not', () => {
    const rows = [
      one('a'),
      one('b', { assignedTo: 'kofi', assignedToName: 'Kofi Mensah' }),
      one('c', { completedOn: '2026-11-01', step: 'completed' }),
      one('d', { step: 'joined' }),
      one('e', { organisation: '0000000206' }),
    ];
    expect(planGiving(rows, kofi).map(({ whyNot }) => whyNot)).toEqual([
      ...[null, 'Kofi Mensah has it already', 'it is finished', 'it goes on as another request'],
      'Kofi Mensah belongs to another organisation',
    ]);
    expect(planGiving(rows, { ...kofi, sub: 'team', organisation: '0000000999' })[4]?.whyNot).toBeNull();
    expect(planGiving(rows, null).map(({ whyNot }) => whyNot)[0]).toBe('nobody has it already');
    expect(willBe(planGiving(rows, kofi)).map(({ id }) => id)).toEqual(['a']);
    expect(willBe(planNoting(rows))).toEqual(rows);
  });

  test('does what was previewed, one after the other, with the version that was seen', async () => {
    const { sent, outcomes } = await run([one('a'), one('b', { version: 4 })], { now: { a: 1, b: 4 } });
    expect(sent).toEqual(['a@1', 'b@4']);
    expect(Object.values(outcomes)).toEqual([{ kind: 'done' }, { kind: 'done' }]);
  });

  test('what has changed since is refused without being sent, what the central service refuses says why, the rest goes on', async () => {
    const { sent, outcomes } = await run([one('a'), one('b'), one('c')], { now: { a: 2 }, fails: 'b' });
    expect(sent).toEqual(['b@1', 'c@1']);
    expect(outcomes).toEqual({
      a: { kind: 'refused', why: 'somebody has changed it since the preview' },
      b: { kind: 'refused', why: 'it was refused' },
      c: { kind: 'done' },
    });
    expect(summary(Object.values(outcomes), { done: 'given' })).toBe('1 request given, 2 requests refused');
  });

  test('what goes later and what had no answer are neither done nor refused: the first is dealt with, the other is to be looked at', async () => {
    const { outcomes } = await run([one('a'), one('b'), one('c')], { later: 'b', silent: 'c' });
    expect(Object.values(outcomes)).toEqual([{ kind: 'done' }, { kind: 'later' }, { kind: 'no-answer' }]);
    expect(Object.values(outcomes).map(isDealtWith)).toEqual([true, true, false]);
    expect(summary(Object.values(outcomes), { done: 'noted' })).toBe(
      '1 request noted, 1 request to go later, 1 request without an answer',
    );
    expect(summary([{ kind: 'later' }], { done: 'noted' })).toBe('1 request to go later');
  });

  test('is stopped between two: the one under way is finished, the rest is left out', async () => {
    const { sent, outcomes } = await run([one('a'), one('b'), one('c')], { stopAfter: 'a' });
    expect(sent).toEqual(['a@1']);
    expect(Object.values(outcomes).map(({ kind }) => kind)).toEqual(['done', 'left-out', 'left-out']);
    expect(summary(Object.values(outcomes), { done: 'given' })).toBe('1 request given, 2 requests left out');
  });
});
