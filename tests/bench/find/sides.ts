import { toHttp } from '../../../shared/http.ts';
import { rowOf } from '../../../shared/operations.ts';
import { openConnection, type Prepared, prepare } from '../support/http-client.ts';
import { OPS, type Op } from './floor-sql.ts';
import type { Side, SideName } from './measure.ts';
import { chooseSamples, type Sample } from './samples.ts';
import type { Stand } from './stand.ts';

/** The three sides of each operation, over the same samples. */
export async function sidesOf(stand: Stand, many: number, seed: number): Promise<Record<Op, Record<SideName, Side>>> {
  const samples = await chooseSamples(stand.owner, many, seed);
  const sides = OPS.map((op) => {
    const floor = (name: string): Side => ({
      url: stand.floors,
      requests: () => samples[op]().map(({ values }) => prepare('POST', `/${name}/${op}`, {}, { values })),
    });
    const ours: Side = { url: stand.ours, requests: () => samples[op]().map((sample) => oursOf(sample, stand.token)) };
    return [op, { ours, bare: floor('bare'), durable: floor('durable') }] as const;
  });
  return Object.fromEntries(sides) as Record<Op, Record<SideName, Side>>;
}

function oursOf({ operation, input }: Sample, token: string): Prepared {
  const row = rowOf(operation);
  const { path, query, headers, body } = toHttp(row, input);
  const search = new URLSearchParams(query).toString();
  return prepare(row.method, `${path}${search && `?${search}`}`, { ...headers, authorization: `Bearer ${token}` }, body);
}

/** Asks every side everything once and compares the ids, in their order; gives how many answers were compared. */
export async function checkSameIds(sides: Record<SideName, Side>): Promise<number> {
  const answers = await Promise.all([sides.ours, sides.bare, sides.durable].map(allIds));
  const [ours = [], ...floors] = answers;
  for (const floor of floors)
    for (const [at, ids] of ours.entries())
      if (ids !== floor[at]) throw new Error(`Answer ${at} differs:\n${ids}\n${floor[at]}\n${sides.ours.requests(0)[at]?.body}`);
  return ours.length;
}

async function allIds(side: Side): Promise<string[]> {
  const connection = openConnection(side.url);
  const all: string[] = [];
  for (const request of side.requests(0)) {
    const { status, body } = await connection.send(request);
    if (status !== 200) throw new Error(`Answered ${status}: ${body.slice(0, 500)}`);
    all.push(idsIn(JSON.parse(body)));
  }
  connection.close();
  return all;
}

type Body = { results?: { id: string }[]; id?: string; customerId?: string };
function idsIn({ results, id, customerId }: Body): string {
  return results ? results.map((one) => one.id).join(' ') : String(id ?? customerId);
}
