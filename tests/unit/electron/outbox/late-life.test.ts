import fc from 'fast-check';
import { expect, test } from 'vitest';
import { settle } from '../../../support/fake-clock.ts';
import { rounds, seed } from '../../../support/rounds.ts';
import { memoryDisk } from '../sealed/memory-disk.ts';
import { answered, fine, lost } from './harness.ts';
import { type Run, run } from './kept-run.ts';
import { CLOSED, onDisk } from './late-world.ts';

const WHO = ['ann', 'bob'] as const;
const FATES = ['done', 'done', 'done, answer lost', 'never left', 'busy', 'refused'] as const;
const customer = fc.constantFrom(...WHO);
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('record' as const), who: customer }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('answer' as const), which: fc.nat(5), fate: fc.constantFrom(...FATES) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('close' as const, 'learn' as const), who: customer }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'restart' as const,
        'lock' as const,
        'acknowledge' as const,
        'again' as const,
        'time' as const,
        'mend' as const,
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('break' as const),
      at: fc.nat(4),
      when: fc.constantFrom('before' as const, 'after' as const),
    }),
  },
);
type Step = ReturnType<typeof step.generate>['value'];

/** The way the test is about, walked in every run whatever the seed draws. */
const COMES_TOO_LATE: Step[] = [
  { do: 'record', who: 'ann' },
  { do: 'close', who: 'ann' },
  { do: 'answer', which: 0, fate: 'done' },
];

/** A desk over one disk, and a central service that receives nothing more for a closed account. */
function world() {
  const disk = memoryDisk();
  const closed = new Set<string>();
  const effects = new Set<string>();
  const given = new Set<unknown>();
  const confirmed = new Map<string, string>();
  const acknowledged = new Set<string>();
  let here: Run = run(disk);
  let made = 0;
  const pending = () => here.sent.filter((one) => !given.has(one));
  const begin = async () => {
    here = run(disk);
    await here.signIn('priya');
  };
  const late = () => here.outbox.list().filter(({ closedOn }) => closedOn !== null);
  const answer = async (which: number, fate: (typeof FATES)[number]) => {
    const one = pending()[which % Math.max(1, pending().length)];
    if (!one) return;
    given.add(one);
    const known = effects.has(one.id);
    const whose = confirmed.get(one.id) ?? String(one.input.customerId);
    if (fate === 'never left') one.give(lost('no'));
    else if (fate === 'busy') one.give(answered(503, 'unavailable'));
    else if (!known && closed.has(whose)) one.give(CLOSED);
    else if (!known && fate === 'refused') one.give(answered(403, 'level-too-low'));
    else {
      effects.add(one.id);
      one.give(fate === 'done, answer lost' ? lost('maybe') : fine());
    }
    await here.clock.pass(0);
  };
  const again = async () => {
    for (const { itemId, state, closedOn } of here.outbox.list())
      if (state === 'needs-attention' && closedOn === null) await here.outbox.again(itemId);
  };
  const take = async (one: Step) => {
    if (one.do === 'record') {
      made += 1;
      const id = `item-${made}`;
      const words = { commandId: id, customerId: one.who, conversationId: 'v', words: `WORDS OF ${one.who}` };
      if ((await here.outbox.record('consents.decide', words)).ok) confirmed.set(id, one.who);
    } else if (one.do === 'answer') await answer(one.which, one.fate);
    else if (one.do === 'close') closed.add(one.who);
    else if (one.do === 'learn') {
      if (closed.has(one.who)) here.outbox.closed(one.who);
    } else if (one.do === 'restart') await begin();
    else if (one.do === 'lock') {
      here.leave();
      await here.signIn('priya');
      here.outbox.wake();
    } else if (one.do === 'acknowledge') {
      const ids = late().map(({ itemId }) => itemId);
      for (const id of ids) acknowledged.add(id);
      if (ids.length > 0) await here.outbox.acknowledge(ids);
    } else if (one.do === 'again') await again();
    else if (one.do === 'time') await here.clock.pass(31_000);
    else if (one.do === 'mend') disk.mend();
    else if ('at' in one) disk.breakAt(one.at, one.when, 'ENOSPC');
    await here.clock.pass(0);
    // Nothing that is shown as too late has a word of anybody's, whatever the disk had to say.
    for (const { input, whom } of late()) expect([input, whom]).toEqual([{}, null]);
  };
  const toAnEnd = async () => {
    disk.mend();
    await begin();
    for (let turn = 0; here.outbox.list().length > late().length; turn += 1) {
      if (turn > 500) throw new Error('It never ends');
      await again();
      await here.clock.pass(60_000);
      await answer(0, 'done');
    }
    await here.clock.pass(60_000);
    await settle();
  };
  return { disk, closed, effects, confirmed, acknowledged, take, toAnEnd, late };
}

test('whatever happens to a desk: of a closed account no word is left on its disk, and nothing goes unseen', async () => {
  let [emptied, seen] = [0, 0];
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 50, size: 'max' }), async (steps) => {
      const it = world();
      await it.take({ do: 'restart' });
      for (const one of steps) await it.take(one);
      await it.toAnEnd();
      const disk = JSON.stringify(await onDisk(it.disk));
      for (const who of WHO) expect(disk).not.toContain(`WORDS OF ${who}`);
      const shown = new Set(it.late().map(({ itemId }) => itemId));
      for (const [id, who] of it.confirmed) {
        // It was received, it is shown to have come too late, or somebody has seen that it did.
        expect([id, it.effects.has(id) || shown.has(id) || it.acknowledged.has(id)]).toEqual([id, true]);
        if (!it.closed.has(who)) expect([id, it.effects.has(id)]).toEqual([id, true]);
      }
      emptied += shown.size;
      seen += it.acknowledged.size;
    }),
    { seed: seed(), numRuns: rounds(400), examples: [[COMES_TOO_LATE], [[...COMES_TOO_LATE, { do: 'acknowledge' }]]] },
  );
  expect(emptied).toBeGreaterThan(0);
  expect(seen).toBeGreaterThan(0);
}, 300_000);
