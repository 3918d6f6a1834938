import { expect, test } from 'vitest';
import { memoryDisk } from '../sealed/memory-disk.ts';
import { fine, lost } from './harness.ts';
import { run } from './kept-run.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** What a night does to a laptop: its clock is set on or back, or it sleeps, with timers that went on or stood still. */
const NIGHTS = {
  'the clock set on by a day': { jump: DAY, pass: 0 },
  'the clock set back by a day': { jump: -DAY, pass: 0 },
  'eight hours asleep, timers too': { jump: 8 * HOUR, pass: 0 },
  'eight hours asleep, timers due at once': { jump: 0, pass: 8 * HOUR },
};

test.each(Object.entries(NIGHTS))(
  '%s in the middle of sending: nothing lost, nothing repeated, every time as it was said',
  async (_, night) => {
    const disk = memoryDisk();
    const desk = run(disk);
    await desk.signIn('priya');
    const said = new Map<string, string>();
    for (let index = 0; index < 12; index += 1) {
      const [id, saidAt] = [`item ${index}`, new Date(desk.clock.now()).toISOString()];
      said.set(id, saidAt);
      const input = { commandId: id, customerId: ['ann', 'bob', 'eve'][index % 3], saidAt };
      expect(await desk.outbox.record('consents.decide', input)).toMatchObject({ ok: true });
      await desk.clock.pass(60);
    }
    const effects: string[] = [];
    const answered = new Set<object>();
    /** Answers what is under way: the effect is there, and of the first answers, on the way through the night, none arrives. */
    const answer = async (arrives: boolean) => {
      for (const one of desk.sent.filter((each) => !answered.has(each))) {
        answered.add(one);
        if (!effects.includes(one.id)) effects.push(one.id);
        one.give(arrives ? fine() : lost('maybe'));
      }
      await desk.clock.pass(0);
    };
    await answer(true);
    desk.clock.jump(night.jump);
    await answer(false);
    await desk.clock.pass(night.pass);
    for (let turn = 0; desk.outbox.unsent().unsent > 0; turn += 1) {
      expect(turn).toBeLessThan(100);
      // No longer than the longest wait between two attempts, whatever the clock on the wall says.
      await desk.clock.pass(30_000);
      await answer(true);
    }
    expect(effects.toSorted()).toEqual([...said.keys()].toSorted());
    for (const customer of ['ann', 'bob', 'eve']) {
      const order = desk.sent.filter(({ input }) => input.customerId === customer).map(({ id }) => Number(id.slice(5)));
      expect(order).toEqual(order.toSorted((a, b) => a - b));
    }
    for (const { id, input } of desk.sent) expect(input.saidAt).toBe(said.get(id));
    // Only what had no answer went twice.
    expect(desk.sent.length).toBe(said.size + 3);
    expect([...disk.files.keys()]).toEqual(['/people/priya/outbox/head.sealed']);
  },
);
