import { openConnection, type Prepared } from '../support/http-client.ts';
import { quantile } from '../support/quantile.ts';

/** One side of the comparison: where it is, and its prepared request for each sample. */
export type Side = { readonly url: string; readonly requests: (round: number) => readonly Prepared[] };
export type SideName = 'ours' | 'bare' | 'durable';
export type Cell = { readonly p50: number; readonly p95: number };

/**
 * Sends `calls` requests a client over as many connections, at most four times the list, each the next of the list, and gives the
 * latencies' quantiles in milliseconds. With several clients a list is over in a few hundredths of a second: too short to judge by.
 */
export async function measureCell(side: Side, round: number, clients: number, calls: number): Promise<Cell> {
  const lists = Math.min(clients, 4);
  const requests = Array.from({ length: lists }, () => side.requests(round)).flat();
  const connections = Array.from({ length: clients }, () => openConnection(side.url));
  const latencies: number[] = [];
  let next = 0;
  const client = async (connection: (typeof connections)[number]) => {
    while (next < calls * lists) {
      const request = requests[next % requests.length] as Prepared;
      next += 1;
      const began = performance.now();
      const { status, body } = await connection.send(request);
      latencies.push(performance.now() - began);
      if (status !== 200) throw new Error(`Answered ${status}: ${body.slice(0, 300)}`);
    }
  };
  try {
    await Promise.all(connections.map(client));
  } finally {
    for (const connection of connections) connection.close();
  }
  return { p50: quantile(latencies, 0.5), p95: quantile(latencies, 0.95) };
}

export type Figures = {
  readonly op: string;
  readonly clients: number;
  readonly p50: number;
  readonly p95: number;
  readonly bareP50: number;
  readonly bareP95: number;
  readonly ratioP50: number;
  readonly ratioP95: number;
  readonly durableRatioP50: number;
  readonly durableRatioP95: number;
};

/**
 * All rounds of one cell: in each the three sides one after the other, another one first each time; a ratio is the median of
 * the rounds' ratios, a latency the median of the rounds' quantiles.
 */
export function figuresOf(op: string, clients: number, rounds: readonly Record<SideName, Cell>[]): Figures {
  const median = (of: (round: Record<SideName, Cell>) => number) => Number(quantile(rounds.map(of), 0.5).toFixed(3));
  return {
    op,
    clients,
    p50: median(({ ours }) => ours.p50),
    p95: median(({ ours }) => ours.p95),
    bareP50: median(({ bare }) => bare.p50),
    bareP95: median(({ bare }) => bare.p95),
    ratioP50: median(({ ours, bare }) => ours.p50 / bare.p50),
    ratioP95: median(({ ours, bare }) => ours.p95 / bare.p95),
    durableRatioP50: median(({ ours, durable }) => ours.p50 / durable.p50),
    durableRatioP95: median(({ ours, durable }) => ours.p95 / durable.p95),
  };
}
