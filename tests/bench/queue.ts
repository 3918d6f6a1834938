import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { londonDay } from '../../shared/domain/day.ts';
import { type Cell, type Figures, figuresOf, measureCell, type SideName } from './find/measure.ts';
import { table } from './find/report.ts';
import { startStand } from './find/stand.ts';
import { asksFor } from './queue/asked.ts';
import { fillQueue } from './queue/fill.ts';
import { checkSame, sidesOf } from './queue/sides.ts';

// npm run bench -- queue [--requests 1000000] [--json FILE] [--rounds 5] [--calls 100] [--ops a,b] [--small 10000]
const { values: given } = parseArgs({
  options: {
    requests: { type: 'string', default: '1000000' },
    small: { type: 'string', default: '10000' },
    json: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    calls: { type: 'string', default: '100' },
    ops: { type: 'string' },
  },
});
const say = (line: string) => void process.stderr.write(`${line}\n`);
const CLIENTS = [1, 8];
const [rounds, calls] = [Number(given.rounds), Number(given.calls)];
const today = londonDay(new Date());
/** A row of the find bench's, and how a call has grown since there were few requests. */
type Row = Figures & { readonly growth: number };

// Few requests first, then many: what a call costs may hardly grow.
const small = await withRequests(Number(given.small), oursAlone);
const figures = await withRequests(Number(given.requests), compared);
say(`\n${given.requests} requests, ${rounds} rounds of ${calls} calls a cell, milliseconds\n${lines(figures, true)}`);
if (given.json) writeFileSync(given.json, `${JSON.stringify(figures, null, 2)}\n`);

type Asks = Awaited<ReturnType<typeof asksFor>>;
type Measure<T> = (stand: Awaited<ReturnType<typeof startStand>>, asks: Asks) => Promise<T>;

async function withRequests<T>(many: number, measure: Measure<T>): Promise<T> {
  const floor = 'tests/bench/queue/floor-server.ts';
  const stand = await startStand({ customers: 0, seed: 1, say, floor, as: 'supervisor' });
  const end = () => void stand.stop().then(() => process.exit(1));
  process.once('SIGINT', end).once('SIGTERM', end);
  try {
    const began = performance.now();
    await fillQueue(stand.owner, many, today);
    say(`Filled with ${many} requests in ${((performance.now() - began) / 1_000).toFixed(0)} s`);
    await stand.settle();
    return await measure(stand, chosen(await asksFor(stand.owner, today)));
  } finally {
    process.off('SIGINT', end).off('SIGTERM', end);
    await stand.stop();
  }
}

function chosen(asks: Asks): Asks {
  const wanted = given.ops?.split(',');
  return new Map([...asks].filter(([op]) => wanted === undefined || wanted.includes(op)));
}

/** The p50 of ours by row and clients. */
async function oursAlone(...[stand, asks]: Parameters<Measure<unknown>>): Promise<Map<string, number>> {
  const figures = new Map<string, number>();
  for (const [op, asked] of asks) {
    const { ours } = sidesOf(stand, asked);
    await measureCell(ours, 0, Math.max(...CLIENTS), calls);
    for (const clients of CLIENTS) {
      const cells: Cell[] = [];
      for (let round = 0; round < rounds; round += 1) cells.push(await measureCell(ours, round, clients, calls));
      figures.set(`${op} ${clients}`, cells.map(({ p50 }) => p50).toSorted((a, b) => a - b)[Math.floor(rounds / 2)] as number);
    }
  }
  return figures;
}

async function compared(...[stand, asks]: Parameters<Measure<unknown>>): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [op, asked] of asks) {
    const sides = sidesOf(stand, asked);
    const same = await checkSame(sides);
    for (const side of Object.values(sides)) await measureCell(side, 0, Math.max(...CLIENTS), calls);
    for (const clients of CLIENTS) {
      const measured: Record<SideName, Cell>[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const cells: Partial<Record<SideName, Cell>> = {};
        for (const name of turned(round)) cells[name] = await measureCell(sides[name], round, clients, calls);
        measured.push(cells as Record<SideName, Cell>);
      }
      const row = figuresOf(op, clients, measured);
      rows.push({ ...row, growth: Number((row.p50 / (small.get(`${op} ${clients}`) ?? Number.NaN)).toFixed(3)) });
      say(
        `${lines(rows.slice(-1), rows.length === 1)}${clients === 1 ? `  (${same.rows} rows in ${same.answers} answers, the same on every side)` : ''}`,
      );
    }
  }
  return rows;
}

function lines(rows: readonly Row[], heading: boolean): string {
  const growths = [...(heading ? ['growth'] : []), ...rows.map(({ growth }) => growth.toFixed(2))];
  const wide = rows.map((row) => ({ ...row, op: row.op.padEnd(24) }));
  return table(wide, heading)
    .split('\n')
    .map((line, index) => `${heading && index === 0 ? `${' '.repeat(8)}${line}` : line} ${growths[index]?.padStart(8)}`)
    .join('\n');
}

/** The sides in another order each round, so that none always comes first. */
function turned(round: number): SideName[] {
  const names: SideName[] = ['ours', 'bare', 'durable'];
  return [...names.slice(round % 3), ...names.slice(0, round % 3)];
}
