import type pg from 'pg';
import { certifyClosed } from './certify-closed.ts';
import { destroyItem } from './destroy-item.ts';
import { finishRun, interruptRun } from './finish.ts';
import { RUN, type Run } from './runs.ts';

/** What runs go on with. */
export type Work = {
  readonly pool: pg.Pool;
  readonly now: () => Date;
  /** How long a closing of somebody who has lapsed may be stopped. */
  readonly safetyNetHours: number;
  readonly failed: (error: unknown) => void;
  /** True once no more is to be begun. */
  readonly stopped: () => boolean;
};

const RUNNING = `select ${RUN} from retention_runs r where r.state = 'running' and r.id <> all($1::uuid[]) order by r.started_at, r.id limit 1`;
const NEXT = `select i.id from retention_items i join retention_runs r on r.id = i.run_id and r.state = 'running'
  where i.run_id = $1::uuid and i.state = 'pending' and i.id <> all($2::uuid[]) order by i.position limit 1`;

/**
 * Goes on with every run that is under way, item by item, each in a transaction of its own: where one backend was killed, it or another
 * goes on. An item that fails keeps no other from its end; the run then says that it stopped part-way. Answers how many items had their turn.
 */
export async function runDue(work: Work): Promise<number> {
  const { pool, stopped } = work;
  const seen: string[] = [];
  let turns = 0;
  while (!stopped()) {
    const { rows } = await pool.query<Run>(RUNNING, [seen]);
    const [run] = rows;
    if (!run) return turns;
    seen.push(run.id);
    turns += await oneRun(work, run);
  }
  return turns;
}

async function oneRun(work: Work, run: Run): Promise<number> {
  const { pool, now, failed, stopped } = work;
  const tried: string[] = [];
  let turns = 0;
  let broken = false;
  while (!stopped()) {
    const { rows } = await pool.query<{ id: string }>(NEXT, [run.id, tried]);
    const [item] = rows;
    if (!item) break;
    try {
      if (await destroyItem(work, run, item.id)) turns += 1;
      else tried.push(item.id);
    } catch (error) {
      tried.push(item.id);
      broken = true;
      failed(error);
    }
  }
  if (stopped()) return turns;
  if (broken) await interruptRun(pool, run);
  else if (await finishRun(pool, run, now())) await certifyClosed(pool, now());
  return turns;
}

const EVERY_MS = 2_000;
/** Rounds between looks at closings that a finished run made: their safety net is hours. */
const CERTIFY_EVERY = 30;

type Started = Pick<Work, 'pool' | 'safetyNetHours' | 'failed'> & {
  /** False while a restored database has still to be told what was closed meanwhile. */
  readonly open: () => boolean;
};

/** Goes on with runs now and every two seconds, until the returned function is called, which waits for the item under way. */
export function startRetention({ pool, safetyNetHours, failed, open }: Started): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  let rounds = 0;
  const round = async () => {
    const now = () => new Date();
    if (open()) await runDue({ pool, now, safetyNetHours, failed, stopped: () => stopped }).catch(failed);
    if (open() && rounds % CERTIFY_EVERY === 0 && !stopped) await certifyClosed(pool, now()).catch(failed);
    rounds += 1;
    if (!stopped) timer = setTimeout(start, EVERY_MS);
  };
  const start = () => {
    running = round();
  };
  start();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}
