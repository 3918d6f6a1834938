import { randomUUID } from 'node:crypto';
import type { ClientBase } from 'pg';
import { certifyCleaned, finishedRuns } from '../retention/cleaned.ts';
import { affectedTables } from './affected.ts';
import { destroyedClosings, markCleaned } from './closings.ts';
import { leftOver, removeLeftOver } from './left-over.ts';
import { renewLog } from './log-segments.ts';
import { checkRights } from './may-clean.ts';
import { nobodySees } from './nobody-sees.ts';
import { outOfReach } from './out-of-reach.ts';
import type { Pause } from './patience.ts';
import { rewriteTable } from './rewrite.ts';
import { renewStatistics, STATISTICS } from './statistics.ts';
import { takeTurn } from './under-way.ts';

/** What a clean-up works with. `remove` takes a file of the database away where this process has its folder to itself. */
export type Cleaning = {
  readonly client: ClientBase;
  readonly say: (line: string) => void;
  readonly pause: Pause;
  readonly remove: ((path: string) => void) | null;
};

type Step = { readonly name: string; readonly run: () => Promise<void> };

/**
 * Rewrites every file of the database that may hold what was deleted, then says of the closings that were destroyed before it
 * began that they are cleaned, and certifies the destruction runs that were finished; answers how many closings. Each step is whole or not at all, and none minds being run again.
 */
export async function cleanUp({ client, say, pause, remove }: Cleaning): Promise<number> {
  await takeTurn(client);
  const tables = await affectedTables(client);
  await checkRights(client, tables);
  for (const sentence of await outOfReach(client)) say(`Not reached: ${sentence}`);
  const closings = await destroyedClosings(client);
  const runs = await finishedRuns(client);
  const left = await leftOver(client);
  const table = (name: string): Step => ({
    name,
    run: async () => {
      await rewriteTable(client, name, pause);
      await renewStatistics(client, name, pause);
    },
  });
  const steps: Step[] = [
    { name: 'waiting until nobody sees what was deleted', run: () => nobodySees(client, pause) },
    ...tables.map(table),
    // The rows of statistics that were replaced just now are such rows again.
    { name: 'waiting until nobody sees the old statistics', run: () => nobodySees(client, pause) },
    ...STATISTICS.map((name) => ({ name, run: () => rewriteTable(client, name, pause) })),
    { name: 'log segments', run: () => renewLog(client, pause) },
    { name: 'left-over files', run: () => removeLeftOver(client, left, remove) },
  ];
  for (const [index, step] of steps.entries()) {
    const place = `${index + 1} of ${steps.length}: ${step.name}`;
    say(place);
    await step.run().catch((error: unknown) => {
      throw stoppedAt(place, error);
    });
  }
  await certifyCleaned(client, runs, new Date());
  return markCleaned(client, closings, randomUUID());
}

/** What the database says may quote a value: of its errors only the code is told. */
function stoppedAt(place: string, error: unknown): Error {
  const { severity, code, message } = error as { severity?: string; code?: string; message: string };
  const why = severity === undefined ? message : `the database answered ${code}`;
  return new Error(
    `The clean-up stopped at ${place} (${why}). No closing is marked as cleaned. Run it again: it begins anew and finishes.`,
  );
}
