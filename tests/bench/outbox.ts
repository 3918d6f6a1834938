import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PROJECT } from '../support/app.ts';
import { startStand } from './find/stand.ts';
import { openConversations } from './outbox/commands.ts';
import { type Figure, measureDrain, measureRecording } from './outbox/measure.ts';

// npm run bench -- outbox [--json FILE] [--many 1000] [--rounds 7] [--records 300] [--ops drain-one,drain-many,record]
const { values: given } = parseArgs({
  options: {
    json: { type: 'string' },
    many: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '7' },
    records: { type: 'string', default: '300' },
    ops: { type: 'string', default: 'drain-one,drain-many,record' },
  },
});
const say = (line: string) => void process.stderr.write(`${line}\n`);
const [many, rounds] = [Number(given.many), Number(given.rounds)];

const stand = await startStand({ customers: 3 * many, seed: 1, say });
// A folder of the project: a temporary one may be in memory, and flushes to the disk are what this is about.
mkdirSync(join(PROJECT, '.local'), { recursive: true });
const folder = mkdtempSync(join(PROJECT, '.local', 'bench-outbox-'));
const stop = async () => {
  await stand.stop();
  rmSync(folder, { recursive: true, force: true });
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop().then(() => process.exit(1)));
try {
  const everybody = await openConversations(stand.owner, many);
  const parts = { stand, many, rounds, folder, people: () => everybody };
  const one = (round: number) => everybody.slice(round % many, (round % many) + 1);
  const measures: Record<string, () => Promise<Figure>> = {
    'drain-one': () => measureDrain('drain-one', { ...parts, people: one }),
    'drain-many': () => measureDrain('drain-many', parts),
    record: () => measureRecording('record', { ...parts, rounds: Number(given.records) }),
  };
  const figures: Figure[] = [];
  for (const op of given.ops.split(',')) {
    const figure = await measures[op]?.();
    if (!figure) throw new Error(`Nothing is called ${op}`);
    figures.push(figure);
    say(`${op.padEnd(12)} ours ${figure.ours} beside ${figure.bare} ms  ratio ${figure.ratio.toFixed(2)}`);
  }
  if (given.json) writeFileSync(given.json, `${JSON.stringify(figures, null, 2)}\n`);
} finally {
  await stop();
}
