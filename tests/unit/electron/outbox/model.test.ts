import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rounds, seed } from '../../../support/rounds.ts';
import { memoryDisk } from '../sealed/memory-disk.ts';
import { answered, fine, lost } from './harness.ts';
import { type Run, run } from './kept-run.ts';

const PEOPLE = ['priya', 'tom'] as const;
type Person = (typeof PEOPLE)[number];
const FATES = ['done', 'done', 'done, answer lost', 'never left', 'busy', 'told to wait', 'refused', 'abandoned'] as const;

/** What was confirmed to somebody, and what became of it by their own decision. */
type Confirmed = { readonly id: string; readonly person: Person; readonly customer: string; gone: boolean | 'in doubt' };
type Model = { person: Person | null; locked: boolean };

/** A desk over one disk, lived in by two people, and a central service that does a thing once. */
class World {
  disk = memoryDisk();
  run: Run = run(this.disk);
  readonly confirmed: Confirmed[] = [];
  /** What took effect, in order. */
  readonly effects: string[] = [];
  readonly inDoubt = new Set<string>();
  made = 0;

  pending() {
    return this.run.sent.filter((one) => !this.given.has(one));
  }
  readonly given = new Set<Run['sent'][number]>();

  effect(id: string) {
    if (!this.effects.includes(id)) this.effects.push(id);
  }
  async answer(which: number, fate: (typeof FATES)[number]) {
    const pending = this.pending();
    const one = pending[which % Math.max(1, pending.length)];
    if (!one) return;
    this.given.add(one);
    if (fate === 'refused' && !this.effects.includes(one.id)) one.give(answered(403, 'level-too-low'));
    else if (fate === 'never left') one.give(lost('no'));
    else if (fate === 'busy') one.give(answered(503, 'unavailable'));
    else if (fate === 'told to wait') one.give(answered(429, 'rate-limited', 5_000));
    else if (fate === 'abandoned') one.give(lost('maybe'));
    else {
      this.effect(one.id);
      one.give(fate === 'done, answer lost' ? lost('maybe') : fine());
    }
    await this.run.clock.pass(0);
  }
  /** The process ends; what was on its way may have arrived. */
  end(arrives: boolean) {
    if (arrives) for (const one of this.pending()) this.effect(one.id);
    this.run = run(this.disk);
  }
  /** The desk is locked or left: what is on its way is abandoned, and may have arrived all the same. */
  leave(arrives: boolean) {
    for (const one of this.pending()) {
      if (arrives) this.effect(one.id);
      this.given.add(one);
      one.give(lost('maybe'));
    }
    this.run.leave();
  }
  stuck() {
    return this.run.outbox.list().filter(({ state }) => state === 'needs-attention');
  }
}

type Step = fc.AsyncCommand<Model, World>;
const step = (name: string, can: (model: Model) => boolean, act: (model: Model, world: World) => Promise<void>): Step => ({
  check: can,
  run: async (model, world) => {
    await act(model, world);
    await world.run.clock.pass(0);
    const mine = new Set(world.confirmed.filter(({ person }) => person === model.person).map(({ id }) => id));
    const shown = world.run.outbox
      .list()
      .filter(({ operation }) => operation !== 'deskEvents.record')
      .filter(({ itemId }) => model.locked || !world.inDoubt.has(`${model.person} ${itemId}`));
    // Nobody sees what somebody else recorded, and nobody anything at a locked desk.
    expect(shown.filter(({ itemId }) => model.locked || !mine.has(itemId))).toEqual([]);
    const under = world.pending().map(({ id }) => id);
    expect(new Set(under).size, 'sent twice at once').toBe(under.length);
    expect([...world.disk.files.values()].some((bytes) => bytes.includes('customer-'))).toBe(false);
  },
  toString: () => name,
});
const atWork = ({ person, locked }: Model) => person !== null && !locked;

const record = (customer: string) =>
  step(`record for ${customer}`, atWork, async ({ person }, world) => {
    world.made += 1;
    const id = `item-${world.made}`;
    const recording = await world.run.decide(id, customer);
    if (recording.ok) world.confirmed.push({ id, person: person as Person, customer, gone: false });
    // The disk may have taken it and then said no: it may come up again, as what it is, to whoever recorded it.
    else world.inDoubt.add(`${person} ${id}`);
  });
const crash = (arrives: boolean) =>
  step(
    arrives ? 'crash, and it arrived' : 'crash',
    () => true,
    async (model, world) => {
      world.end(arrives);
      Object.assign(model, { person: null, locked: false });
    },
  );
const signIn = (who: Person) =>
  step(
    `${who} signs in`,
    ({ person }) => person === null,
    async (model, world) => {
      Object.assign(model, { person: who, locked: false });
      await world.run.signIn(who);
    },
  );
/** A disk that says no may have it all the same: what was decided is then found to be so at the next start. */
const goneIf = ({ ok }: { readonly ok: boolean }) => ok || 'in doubt';
const decideAbout = (how: 'discard' | 'replace' | 'again', which: number) =>
  step(`${how} ${which}`, atWork, async ({ person }, world) => {
    const all = world.stuck();
    const one = all[which % Math.max(1, all.length)];
    const known = world.confirmed.find(({ id }) => id === one?.itemId);
    if (!one || !known) return;
    // Whatever a person may take out has had no effect.
    expect(world.effects).not.toContain(one.itemId);
    const { outbox } = world.run;
    if (how === 'again') await outbox.again(one.itemId);
    else if (how === 'discard') known.gone = goneIf(await outbox.discard({ itemId: one.itemId, reason: 'recorded-twice' }));
    else {
      world.made += 1;
      const id = `item-${world.made}`;
      const input = { commandId: id, customerId: known.customer };
      const { ok } = await outbox.replace({ itemId: one.itemId, operation: 'consents.decide', input });
      world.inDoubt.add(`${person} ${id}`);
      known.gone = goneIf({ ok });
      if (!ok) return;
      world.confirmed.splice(world.confirmed.indexOf(known), 0, { ...known, id, person: person as Person, gone: false });
    }
  });

const customers = ['customer-a', 'customer-b', 'customer-c'];
/** What happens all day. */
const often = [
  fc.constantFrom(...customers).map(record),
  fc.tuple(fc.nat(9), fc.constantFrom(...FATES)).map(([which, fate]) =>
    step(
      `${fate}: ${which}`,
      () => true,
      (_, world) => world.answer(which, fate),
    ),
  ),
];
const steps = [
  fc.constantFrom(500, 3_000, 40_000).map((ms) =>
    step(
      `${ms} ms pass`,
      () => true,
      (_, world) => world.run.clock.pass(ms),
    ),
  ),
  fc.boolean().map(crash),
  fc.constantFrom(...PEOPLE).map(signIn),
  fc.constant(
    step('lock', atWork, async (model, world) => {
      world.leave(world.made % 2 === 0);
      model.locked = true;
    }),
  ),
  fc.constant(
    step(
      'unlock',
      ({ person, locked }) => person !== null && locked,
      async (model, world) => {
        model.locked = false;
        await world.run.signIn(model.person as Person);
        world.run.outbox.wake();
      },
    ),
  ),
  fc.constant(
    step('sign out', atWork, async (model, world) => {
      // What is in memory alone is asked about first; here it is never lost.
      if (world.run.outbox.atRisk() > 0) return;
      world.leave(world.made % 2 === 0);
      world.run.outbox.forget();
      model.person = null;
    }),
  ),
  fc
    .tuple(fc.constantFrom('discard' as const, 'replace' as const, 'again' as const), fc.nat(5))
    .map(([how, which]) => decideAbout(how, which)),
  fc.tuple(fc.nat(3), fc.constantFrom('before' as const, 'after' as const)).map(([at, when]) =>
    step(
      `the disk is full ${when} write ${at}`,
      () => true,
      async (_, world) => world.disk.breakAt(at, when, 'ENOSPC'),
    ),
  ),
  fc.constant(
    step(
      'there is room again',
      () => true,
      async (_, world) => world.disk.mend(),
    ),
  ),
];

/** Everybody comes back, everything is answered, and what is stuck goes again. */
async function bringToAnEnd(world: World): Promise<void> {
  world.disk.mend();
  for (const person of PEOPLE) {
    world.end(false);
    await world.run.signIn(person);
    for (let turn = 0; world.run.outbox.unsent().unsent > 0; turn += 1) {
      if (turn > 2_000) throw new Error('It never ends');
      for (const { itemId } of world.stuck()) await world.run.outbox.again(itemId);
      await world.run.clock.pass(60_000);
      await world.answer(0, 'done');
    }
  }
}

test('any day of two people at one desk: nothing confirmed is lost or done twice, each customer in order, nobody sees the other’s', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.commands([...steps, ...often, ...often, ...often], { maxCommands: 60, size: 'max' }),
      async (commands) => {
        const world = new World();
        await world.run.signIn('priya');
        await fc.asyncModelRun(() => ({ model: { person: 'priya' as Person | null, locked: false }, real: world }), commands);
        await bringToAnEnd(world);
        for (const { id, gone } of world.confirmed)
          if (gone !== 'in doubt') expect([id, world.effects.includes(id)]).toEqual([id, !gone]);
        for (const person of PEOPLE)
          for (const customer of customers) {
            const recorded = world.confirmed.filter((one) => one.person === person && one.customer === customer && !one.gone);
            const done = world.effects.filter((id) => recorded.some((one) => one.id === id));
            expect(done).toEqual(recorded.map(({ id }) => id));
          }
      },
    ),
    { seed: seed(), numRuns: rounds(2_000) },
  );
}, 300_000);
