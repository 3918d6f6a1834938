import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rounds, seed } from '../../../support/rounds.ts';
import { memoryDisk } from '../sealed/memory-disk.ts';
import { answered, fine, lost } from './harness.ts';
import { type Run, run } from './kept-run.ts';

/** What is said of one customer in a conversation, in whatever order; somebody else's in between. */
const WORDS = [
  ['correction', 'rectifications.log', 'ann'],
  ['withdrawal', 'consents.decide', 'ann'],
  ['closing', 'closures.close', 'ann'],
  ['change', 'customers.amend', 'ann'],
  ['other', 'consents.decide', 'bob'],
] as const;
type Word = (typeof WORDS)[number];
const inputOf = ([id, operation, customerId]: Word) => ({
  ...{ commandId: id, customerId, conversationId: 'v', saidAt: '2026-11-23T09:00:00.000Z' },
  ...(operation === 'customers.amend' ? { changes: [] } : {}),
  ...(operation === 'rectifications.log' ? { fields: [] } : {}),
  ...(operation === 'closures.close' ? { closingId: 'k', scope: 'service', reason: 'customer-choice' } : {}),
});

const FATES = ['done', 'done', 'done, answer lost', 'never left', 'busy', 'told to wait', 'refused'] as const;
const day = fc.record({
  order: fc.shuffledSubarray([...WORDS], { minLength: WORDS.length, maxLength: WORDS.length }),
  /** How many are recorded before the connection is there; the rest comes in between. */
  before: fc.nat({ max: WORDS.length }),
  endsWith: fc.boolean(),
  steps: fc.array(
    fc.oneof(
      { weight: 6, arbitrary: fc.tuple(fc.constant('answer' as const), fc.nat(9), fc.constantFrom(...FATES)) },
      { weight: 2, arbitrary: fc.tuple(fc.constant('record' as const)) },
      { weight: 2, arbitrary: fc.tuple(fc.constant('restart' as const), fc.boolean()) },
      { weight: 1, arbitrary: fc.tuple(fc.constant('again' as const)) },
      { weight: 1, arbitrary: fc.tuple(fc.constant('time' as const)) },
    ),
    { maxLength: 25 },
  ),
});

/** A central service that does a thing once, and nothing more for a closed account. */
function central() {
  const effects: string[] = [];
  const bounced: string[] = [];
  const closed = () => effects.includes('closing');
  return {
    effects,
    bounced,
    /** Whether it was done, now or before. */
    take: (id: string) => {
      if (effects.includes(id)) return true;
      const theirs = WORDS.find(([word]) => word === id)?.[2] === 'ann';
      if (closed() && theirs) bounced.push(id);
      else effects.push(id);
      return !bounced.includes(id);
    },
  };
}

async function live({ order, before, endsWith, steps }: ReturnType<typeof day.generate>['value']) {
  const disk = memoryDisk();
  const { effects, bounced, take } = central();
  const done = new Set<unknown>();
  let here: Run = run(disk);
  await here.signIn('priya');
  const left = [...order];
  const pending = () => here.sent.filter((one) => !done.has(one));
  const record = async () => {
    const word = left.shift();
    if (!word) return;
    // Said once the account was closed, or while it is being closed, it comes too late: that is another story.
    const closing = effects.includes('closing') || pending().some(({ id }) => id === 'closing');
    if (closing && word[2] === 'ann') return record();
    await here.outbox.record(word[1], inputOf(word));
  };
  const answer = async (which: number, fate: (typeof FATES)[number]) => {
    const one = pending()[which % Math.max(1, pending().length)];
    if (!one) return;
    done.add(one);
    if (fate === 'refused' && !effects.includes(one.id)) one.give(answered(403, 'level-too-low'));
    else if (fate === 'never left') one.give(lost('no'));
    else if (fate === 'busy') one.give(answered(503, 'unavailable'));
    else if (fate === 'told to wait') one.give(answered(429, 'rate-limited', 5_000));
    else if (!take(one.id)) one.give(answered(409, 'account-closed'));
    else one.give(fate === 'done, answer lost' ? lost('maybe') : fine());
    await here.clock.pass(0);
  };
  const again = async () => {
    const stuck = here.outbox.list().find(({ state, closedOn }) => state === 'needs-attention' && closedOn === null);
    if (stuck) await here.outbox.again(stuck.itemId);
    await here.clock.pass(0);
  };
  for (let count = 0; count < before; count += 1) await record();
  if (endsWith) await here.outbox.record('conversations.end', { commandId: 'end', conversationId: 'v' });
  for (const [what, ...how] of steps) {
    if (what === 'answer') await answer(how[0] as number, how[1] as (typeof FATES)[number]);
    else if (what === 'record') await record();
    else if (what === 'again') await again();
    else if (what === 'time') await here.clock.pass(31_000);
    else {
      // What was on its way may have arrived all the same.
      if (how[0]) for (const one of pending()) take(one.id);
      here = run(disk);
      await here.signIn('priya');
    }
    // While something of the customer needs a decision, the closing waits, and it is said why.
    const list = here.outbox.list();
    const stuck = list.some(
      ({ state, input, itemId }) => state === 'needs-attention' && input.customerId === 'ann' && itemId !== 'closing',
    );
    const closing = list.find(({ itemId, state }) => itemId === 'closing' && state !== 'needs-attention' && state !== 'sending');
    if (stuck && closing && !pending().some(({ id }) => id === 'closing'))
      expect(closing).toMatchObject({ behind: true, held: true });
  }
  for (let turn = 0; left.length > 0 || here.outbox.unsent().unsent > 0; turn += 1) {
    if (turn > 500) throw new Error('It never ends');
    await record();
    await again();
    await here.clock.pass(60_000);
    await answer(0, 'done');
  }
  return { effects, bounced };
}

test('whatever the order in which they were recorded, refused, repeated and taken up again: the closing is last, and nothing bounces', async () => {
  await fc.assert(
    fc.asyncProperty(day, async (one) => {
      const { effects, bounced } = await live(one);
      expect(bounced).toEqual([]);
      const theirs = effects.filter((id) => WORDS.some(([word, , customer]) => word === id && customer === 'ann'));
      expect(theirs.at(-1)).toBe('closing');
      expect(effects).toContain('other');
    }),
    { seed: seed(), numRuns: rounds(300) },
  );
}, 120_000);

test('every order of a correction, a withdrawal and a closing made without a connection arrives with the closing last', async () => {
  const three = WORDS.slice(0, 3);
  for (const first of three)
    for (const second of three.filter((one) => one !== first)) {
      const third = three.find((one) => one !== first && one !== second) as Word;
      const here = run(memoryDisk());
      await here.signIn('priya');
      here.outbox.sleep();
      for (const word of [first, second, third]) await here.outbox.record(word[1], inputOf(word));
      const expected = [first, second, third].filter(([id]) => id !== 'closing').map(([id]) => id);
      for (const id of [...expected, 'closing']) {
        await here.clock.pass(0);
        expect(here.sent.at(-1)?.id).toBe(id);
        await here.give(id, fine({ state: 'waiting' }));
      }
      expect(here.sent.map(({ id }) => id)).toEqual([...expected, 'closing']);
      expect(here.closed).toEqual(['ann']);
    }
});
