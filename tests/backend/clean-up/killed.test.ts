import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestBackend } from '../../support/backend.ts';
import { runCleanUp, startCleanUp } from '../../support/clean-up-process.ts';
import { dumpOf } from '../../support/dump.ts';
import type { Place } from '../../support/prepared.ts';
import { rounds, seed } from '../../support/rounds.ts';
import { asOwner, closingOf, destroyed, grantCleaning, mark, tracesOf } from '../cleaning.ts';
import { onServer, ownPlace } from '../own-process.ts';
import { addPerson } from '../people.ts';

let place: Place;
beforeAll(async () => {
  place = await ownPlace();
  if (onServer) await grantCleaning(place);
});
afterAll(() => place?.remove());

/** Every row of every table but those in which a clean-up says what it did. */
async function rowsOf(pool: pg.Pool): Promise<[string, string[]][]> {
  const dumped = [...(await dumpOf(pool))].filter(([name]) => !['closings', 'audit'].includes(name));
  return dumped.map(([name, rows]) => [name, rows.toSorted()]);
}

/** Marks somebody and destroys them; answers what must be so afterwards. */
const begin = (pool: pg.Pool) =>
  addPerson({ pool } as TestBackend)
    .then(({ id, email }) => mark(pool, [id], [email]))
    .then(async (marked) => ({ marked, closing: await destroyed(pool, marked), rows: await rowsOf(pool) }));

/** On a server what a killed run had begun may go on for a moment: a run meanwhile says so and ends. */
async function toTheEnd(): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { code, said } = await runCleanUp(place.variables);
    if (code === 0) return;
    expect([code, said]).toEqual([3, expect.stringContaining('under way already')]);
  }
  throw new Error('A clean-up was under way all the time');
}

/** Kills a clean-up once it has said so much of all its steps, and a moment later at that. */
async function killAfter(share: number, moment: number): Promise<void> {
  const run = startCleanUp(place.variables);
  await run.says('1 of ');
  const all = Number(/^1 of (\d+): /m.exec(run.said())?.[1]);
  expect(all).toBeGreaterThan(40);
  await run.says(`${1 + Math.floor(share * all)} of `);
  await new Promise((later) => setTimeout(later, moment));
  await run.kill();
}

/** Numbers below 1 that follow from the run's seed. */
function chances(from: number): () => number {
  let state = from;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const chance = chances(seed());
const found: string[] = [];
const all = Array.from({ length: rounds(30) }, (_, index) => ({
  ...{ round: index + 1, share: Math.floor(chance() * 1_000) / 1_000, moment: Math.floor(chance() * 60) },
}));

test.each(all)(
  'killed after $share of its steps and $moment ms (round $round) it has marked nothing, or all once it was so; run again it finishes, and no other row has changed',
  async ({ share, moment }) => {
    const { marked, closing, rows } = await asOwner(place, begin);
    await killAfter(share, moment);
    const then = await asOwner(place, (pool) => closingOf(pool, closing));
    found.push(then.state);
    expect(['destroyed', 'cleaned']).toContain(then.state);
    expect(then.cleaned).toBe(then.state === 'cleaned');
    if (then.cleaned) expect(await tracesOf(marked, place)).toEqual([]);
    await toTheEnd();
    expect(await tracesOf(marked, place)).toEqual([]);
    await asOwner(place, async (pool) => {
      expect(await closingOf(pool, closing)).toEqual({ state: 'cleaned', cleaned: true });
      expect(await rowsOf(pool)).toEqual(rows);
    });
  },
);

test('some of the kills came in the middle', () => {
  // A kill that always came too late would have shown nothing.
  expect(found).toContain('destroyed');
});
