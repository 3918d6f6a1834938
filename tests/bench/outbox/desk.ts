import { randomBytes, randomUUID } from 'node:crypto';
import { v7 } from 'uuid';
import type { FailedAttempt } from '../../../electron/central/attempt.ts';
import { createClient } from '../../../electron/central/client.ts';
import { systemClock as clock } from '../../../electron/clock.ts';
import { createOutbox } from '../../../electron/outbox/outbox.ts';
import type { Input, Outbox } from '../../../electron/outbox/parts.ts';
import { realDisk } from '../../../electron/sealed/disk.ts';
import { openSealedStore, type SealedStore } from '../../../electron/sealed/sealed-store.ts';

/** The shell's own outbox, sealed store and client, joined as the app joins them, over Node's fetch. */
export type BenchDesk = {
  readonly outbox: Outbox;
  /** Records a command; throws where it is not kept. */
  readonly record: (input: Input) => Promise<void>;
  /** From now on what is recorded is sent, or, false, there is no connection. */
  readonly connect: (online: boolean) => void;
  /** When everything is received and its file is gone from the disk. */
  readonly empty: () => Promise<void>;
};

const OFFLINE: FailedAttempt = { ok: false, error: { code: 'offline' }, sent: 'no', status: null, retryAfter: null };

/** A desk with an empty store in `folder`, not connected yet. */
export async function openDesk(folder: string, server: string, token: string): Promise<BenchDesk> {
  const key = randomBytes(32);
  const opened = await openSealedStore({ kind: 'outbox', folder, key: () => key, disk: realDisk });
  const { store } = opened;
  let online = false;
  let emptied = () => {};
  const client = createClient({
    ...{ server: () => server, fetch: (url, init) => fetch(url, init), clock, token: () => token },
    ...{ newRequestId: randomUUID, observe: () => undefined },
  });
  const outbox = createOutbox({
    clock,
    send: (operation, input) => (online ? client.call(operation, input) : Promise.resolve(OFFLINE)),
    online: () => online,
    ...{ changed: () => undefined, received: () => undefined },
    // The app works the numbers out, once, for its page and for its reminder.
    counted: () => {
      if (outbox.unsent().unsent === 0) emptied();
    },
    newId: v7,
    nameOf: () => 'Somebody Synthetic',
    machine: () => 'bench',
    accountClosed: () => undefined,
  });
  await outbox.keepIn(Promise.resolve(opened));
  return {
    outbox,
    record: async (input) => {
      const recorded = await outbox.record('consents.decide', input);
      if (!recorded.ok) throw new Error(`Not recorded: ${recorded.error.code}`);
    },
    connect: (now) => {
      online = now;
      if (now) outbox.sendNow();
    },
    empty: async () => {
      if (outbox.unsent().unsent > 0) await new Promise<void>((done) => (emptied = done));
      await settled(store);
    },
  };
}

/** What was asked of the store before this has been done. */
const settled = (store: SealedStore) => store.remove([]);
