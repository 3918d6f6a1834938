import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { measureAccuracy } from './find/accuracy.ts';
import { OPS, type Op } from './find/floor-sql.ts';
import { type Figures, figuresOf, measureCell, type SideName } from './find/measure.ts';
import { table } from './find/report.ts';
import { checkSameIds, sidesOf } from './find/sides.ts';
import { startStand } from './find/stand.ts';

// npm run bench -- find [--customers N] [--json FILE] [--accuracy] [--rounds 9] [--calls 300] [--ops a,b] [--seed 1]
const { values: given } = parseArgs({
  options: {
    customers: { type: 'string', default: '200000' },
    json: { type: 'string' },
    accuracy: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '9' },
    calls: { type: 'string', default: '300' },
    ops: { type: 'string', default: OPS.join(',') },
    seed: { type: 'string', default: '1' },
  },
});
const say = (line: string) => void process.stderr.write(`${line}\n`);
const CLIENTS = [1, 8];

const stand = await startStand({ customers: Number(given.customers), seed: Number(given.seed), say });
// Stopped half-way, it leaves neither a database nor a server behind.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stand.stop().then(() => process.exit(1)));
try {
  if (given.accuracy) keep(await measureAccuracy(stand, Number(given.seed), say));
  else await compare();
} finally {
  await stand.stop();
}

async function compare(): Promise<void> {
  const ops = given.ops.split(',') as Op[];
  const [rounds, calls] = [Number(given.rounds), Number(given.calls)];
  const figures: Figures[] = [];
  const sides = await sidesOf(stand, calls, Number(given.seed));
  for (const op of ops) say(`${op}: ${await checkSameIds(sides[op])} answers with the same ids on every side`);
  // Unmeasured: connections, plans and compiled code of every side are there before the first figure, not after the first cell.
  for (const op of ops) for (const side of Object.values(sides[op])) await measureCell(side, 0, Math.max(...CLIENTS), calls);
  for (const op of ops) {
    for (const clients of CLIENTS) {
      const measured: Record<SideName, { p50: number; p95: number }>[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const cells: Partial<Record<SideName, { p50: number; p95: number }>> = {};
        for (const name of turned(round)) cells[name] = await measureCell(sides[op][name], round, clients, calls);
        measured.push(cells as Record<SideName, { p50: number; p95: number }>);
      }
      figures.push(figuresOf(op, clients, measured));
      say(table(figures.slice(-1), figures.length === 1));
    }
  }
  say(`\n${given.customers} people, ${rounds} rounds of ${calls} calls a cell, milliseconds\n${table(figures, true)}`);
  keep(figures);
}

/** Writes what was measured where it was asked for. */
function keep(measured: unknown): void {
  if (given.json) writeFileSync(given.json, `${JSON.stringify(measured, null, 2)}\n`);
}

/** The sides in another order each round, so that none always comes first. */
function turned(round: number): SideName[] {
  const names: SideName[] = ['ours', 'bare', 'durable'];
  return [...names.slice(round % 3), ...names.slice(0, round % 3)];
}
