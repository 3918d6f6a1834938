import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Stand } from '../find/stand.ts';
import { quantile } from '../support/quantile.ts';
import { bareLoop } from './bare.ts';
import { decisions, type Said } from './commands.ts';
import { openDesk } from './desk.ts';

export type Figure = { readonly op: string; readonly ours: number; readonly bare: number; readonly ratio: number };

const timed = async (run: () => Promise<void>): Promise<number> => {
  const began = performance.now();
  await run();
  return performance.now() - began;
};

/** The medians of both sides, and of the rounds' ratios: a machine that turns slower midway weighs on both alike. */
function figureOf(op: string, ours: readonly number[], bare: readonly number[]): Figure {
  const ratios = ours.map((one, round) => one / (bare[round] as number));
  const [a, b, ratio] = [ours, bare, ratios].map((all) => Number(quantile(all, 0.5).toFixed(3)));
  return { op, ours: a as number, bare: b as number, ratio: ratio as number };
}

/** So many queued commands sent by the outbox, beside the same number sent by a bare loop; each side first in turn. */
export async function measureDrain(op: string, { stand, people, many, rounds, folder }: DrainParts): Promise<Figure> {
  const times: Record<'ours' | 'bare', number[]> = { ours: [], bare: [] };
  const sides = {
    bare: async (of: readonly Said[]) => timed(bareLoop(stand.ours, stand.token, decisions(of, many))),
    ours: async (of: readonly Said[]) => {
      const own = mkdtempSync(join(folder, 'drain-'));
      const desk = await openDesk(own, stand.ours, stand.token);
      await Promise.all(decisions(of, many).map(desk.record));
      const took = await timed(async () => {
        desk.connect(true);
        await desk.empty();
      });
      const left = readdirSync(own);
      if (left.length > 1) throw new Error(`${left.length - 1} files are left on the disk`);
      rmSync(own, { recursive: true });
      return took;
    },
  };
  // One round of each unmeasured: connections and compiled code are there before the first figure.
  for (let round = -1; round < rounds; round += 1) {
    for (const side of round % 2 === 0 ? (['ours', 'bare'] as const) : (['bare', 'ours'] as const)) {
      const took = await sides[side](people(round + 1));
      if (round >= 0) times[side].push(took);
    }
  }
  return figureOf(op, times.ours, times.bare);
}

type DrainParts = {
  readonly stand: Pick<Stand, 'ours' | 'token'>;
  /** Whom the commands of a round are about. */
  readonly people: (round: number) => readonly Said[];
  readonly many: number;
  readonly rounds: number;
  readonly folder: string;
};

/** One item recorded with so many already queued, beside one recorded with nothing queued: in turn, on one disk. */
export async function measureRecording(
  op: string,
  { stand, people: peopleOf, many, rounds, folder }: DrainParts,
): Promise<Figure> {
  const times: Record<'full' | 'first', number[]> = { full: [], first: [] };
  const people = peopleOf(0);
  const desks = {
    full: await openDesk(mkdtempSync(join(folder, 'full-')), stand.ours, stand.token),
    first: await openDesk(mkdtempSync(join(folder, 'first-')), stand.ours, stand.token),
  };
  await Promise.all(decisions(people, many).map(desks.full.record));
  desks.first.connect(true);
  for (let round = -20; round < rounds; round += 1) {
    for (const side of round % 2 === 0 ? (['full', 'first'] as const) : (['first', 'full'] as const)) {
      const [input = {}] = decisions(people.slice(0, 1), 1);
      const took = await timed(() => desks[side].record(input));
      if (round >= 0) times[side].push(took);
      // Received and gone before the next: the first is always the first.
      if (side === 'first') await desks.first.empty();
    }
  }
  desks.full.outbox.forget();
  return figureOf(op, times.full, times.first);
}
