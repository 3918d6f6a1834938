import { toHttp } from '../../../shared/http.ts';
import { rowOf } from '../../../shared/operations.ts';
import type { Side, SideName } from '../find/measure.ts';
import type { Stand } from '../find/stand.ts';
import { openConnection, type Prepared, prepare } from '../support/http-client.ts';
import type { Asked } from './asked.ts';

/** The three sides of one row of figures, each asking the same in the same turn. */
export function sidesOf(stand: Stand, asked: readonly Asked[]): Record<SideName, Side> {
  const floor = (path: string): Side => {
    const requests = asked.map(({ statement }) => prepare('POST', path, {}, statement));
    return { url: stand.floors, requests: () => requests };
  };
  const ours = asked.map((one) => oursOf(one, stand.token));
  return { ours: { url: stand.ours, requests: () => ours }, bare: floor('/bare'), durable: floor('/durable') };
}

function oursOf({ operation, input }: Asked, token: string): Prepared {
  const row = rowOf(operation);
  const { path, query } = toHttp(row, input);
  const search = new URLSearchParams(query).toString();
  return prepare(row.method, `${path}${search && `?${search}`}`, { authorization: `Bearer ${token}` });
}

/** Asks every side everything once and compares what comes back, in its order; gives how many answers and rows were compared. */
export async function checkSame(sides: Record<SideName, Side>): Promise<{ answers: number; rows: number }> {
  const [ours = [], ...floors] = await Promise.all([sides.ours, sides.bare, sides.durable].map(everything));
  for (const floor of floors)
    for (const [at, one] of ours.entries())
      if (one !== floor[at]) throw new Error(`Answer ${at} differs:\n${one}\n${floor[at]}\n${sides.ours.requests(0)[at]?.path}`);
  return { answers: ours.length, rows: ours.reduce((sum, one) => sum + one.split(' ').filter(Boolean).length, 0) };
}

async function everything(side: Side): Promise<string[]> {
  const connection = openConnection(side.url);
  const all: string[] = [];
  for (const request of side.requests(0)) {
    const { status, body } = await connection.send(request);
    if (status !== 200) throw new Error(`Answered ${status}: ${body.slice(0, 500)}\n${request.path}`);
    all.push(saidIn(JSON.parse(body)));
  }
  connection.close();
  return all;
}

type Line = { readonly id?: string; readonly views?: object };
/** The ids of a list, without the one row more by which a floor knows of a next page; or the counts. */
function saidIn({ items, views, next }: { items?: Line[]; views?: object; next?: string | null }): string {
  const [first] = items ?? [];
  if (views ?? first?.views) return JSON.stringify(views ?? first?.views);
  const ids = (items ?? []).map(({ id }) => String(id));
  const isFloor = next === undefined;
  return (isFloor && (ids.length === 26 || ids.length === 101) ? ids.slice(0, -1) : ids).join(' ');
}
