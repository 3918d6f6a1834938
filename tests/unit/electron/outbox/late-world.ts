import { openSealedStore } from '../../../../electron/sealed/sealed-store.ts';
import { settle } from '../../../support/fake-clock.ts';
import { type MemoryDisk, memoryDisk } from '../sealed/memory-disk.ts';
import { answered } from './harness.ts';
import { keyOf, type Run, run } from './kept-run.ts';

/** How the central service refuses what comes too late. */
export const CLOSED = answered(409, 'account-closed');
/** The day of the tests' clock. */
export const DAY = '2026-11-23';

/** The outbox's store of somebody, apart from the app. */
export const storeOn = (disk: MemoryDisk) =>
  openSealedStore({ kind: 'outbox', folder: '/people/priya/outbox', key: () => keyOf('priya'), disk });

/** What lies on the disk, as somebody with the key would read it. */
export async function onDisk(disk: MemoryDisk): Promise<Record<string, unknown>[]> {
  const { items } = await storeOn(memoryDisk(new Map(disk.files)));
  return items.map(({ plain }) => JSON.parse(String(plain)) as Record<string, unknown>);
}
export const marked = async (disk: MemoryDisk) => JSON.stringify(await onDisk(disk)).includes('MARKER');

/** A command that somebody's own words are in. */
export const said = (commandId: string, customerId = 'ann') => ({
  ...{ commandId, customerId, conversationId: 'v', saidAt: '2026-11-20T10:00:00.000Z' },
  decisions: [{ purpose: 'satisfaction-survey', decision: 'withdrawn', wordingVersion: 'MARKER' }],
});

/** A desk over a disk, with somebody at work. */
export async function deskOn(disk: MemoryDisk): Promise<Run> {
  const here = run(disk);
  await here.signIn('priya');
  return here;
}

/** A desk with a command that came too late. */
export async function lateOn(disk: MemoryDisk): Promise<Run> {
  const here = await deskOn(disk);
  await here.outbox.record('consents.decide', said('1'));
  await here.clock.pass(0);
  await here.give('1', CLOSED);
  await settle();
  return here;
}

/** What is shown of it. */
export const EMPTIED = {
  ...{ itemId: '1', operation: 'consents.decide', state: 'needs-attention', recordedAt: '2026-11-23T09:00:00.000Z' },
  ...{ input: {}, whom: null, problem: { code: 'account-closed', requestId: 'r-2' }, attempts: 1, nextAttempt: null },
  ...{ behind: false, held: false, handedOver: null, handedOverAt: null, closedOn: DAY },
};
