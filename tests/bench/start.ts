import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PROJECT, runtime } from '../support/app.ts';
import { startBackendProcess } from '../support/backend-process.ts';
import { type Measured, type Start, startOnce } from './start/start-once.ts';
import { quantile } from './support/quantile.ts';

// npm run bench -- start [--json FILE] [--rounds 10] [--memory-rounds 3] [--idle SECONDS]
const { values: given } = parseArgs({
  options: {
    json: { type: 'string' },
    rounds: { type: 'string', default: '10' },
    'memory-rounds': { type: 'string', default: '3' },
    idle: { type: 'string', default: '30' },
  },
});
const say = (line: string) => void process.stderr.write(`${line}\n`);
type Side = 'ours' | 'bare';

const folder = mkdtempSync(join(tmpdir(), 'adviser-desk-bench-'));
const backend = await startBackendProcess({ DATA_FOLDER: join(folder, 'data'), LOCAL_IDENTITY: join(folder, 'identity') });
try {
  const sides: Record<Side, Omit<Measured, 'idle'>> = {
    ours: { folder: PROJECT, server: backend.url, profile: join(folder, 'ours') },
    bare: { folder: join(PROJECT, 'tests/bench/start/bare'), server: backend.url, profile: join(folder, 'bare') },
  };
  say(`Electron ${runtime().version}${runtime().fallback ? ', the fallback runtime' : ''}: the app beside a bare window`);
  const starts = await interleaved(sides);
  const figures = (['painted', 'usable', 'memory'] as const).map((op) => {
    const of = (side: Side) => starts[side].flatMap((start) => start[op] ?? []);
    const [ours, bare] = [of('ours'), of('bare')];
    // Round by round, so that a machine that turns slower midway weighs on both alike.
    const ratios = ours.map((value, turn) => value / (bare[turn] as number));
    return {
      op,
      ours: round(quantile(ours, 0.5)),
      bare: round(quantile(bare, 0.5)),
      ratio: Number(quantile(ratios, 0.5).toFixed(3)),
    };
  });
  for (const { op, ours, bare, ratio } of figures) {
    say(`${op.padEnd(8)} ours ${ours} bare ${bare} ${op === 'memory' ? 'MB' : 'ms'}  ratio ${ratio.toFixed(2)}`);
  }
  if (given.json) writeFileSync(given.json, `${JSON.stringify(figures, null, 2)}\n`);
} finally {
  await backend.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Both in turn, each first every other round; one start of each is thrown away (cold disk, first profile). */
async function interleaved(sides: Record<Side, Omit<Measured, 'idle'>>): Promise<Record<Side, Start[]>> {
  const starts: Record<Side, Start[]> = { ours: [], bare: [] };
  for (const side of ['ours', 'bare'] as const) await startOnce({ ...sides[side], idle: 0 });
  for (let turn = 0; turn < Number(given.rounds); turn += 1) {
    const idle = turn < Number(given['memory-rounds']) ? Number(given.idle) * 1000 : 0;
    for (const side of turn % 2 === 0 ? (['ours', 'bare'] as const) : (['bare', 'ours'] as const)) {
      const { memory, ...rest } = await startOnce({ ...sides[side], idle });
      const start = { ...rest, memory: memory === null ? null : memory / 1024 };
      starts[side].push(start);
      say(
        `${side} painted ${round(start.painted)} usable ${round(start.usable)}${memory ? ` memory ${round(start.memory ?? 0)}` : ''}`,
      );
    }
  }
  return starts;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
