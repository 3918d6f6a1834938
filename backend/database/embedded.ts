import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { lockFolder } from './embedded-lock.ts';

/** The embedded PostgreSQL, running: how to reach it, whether its files were new, how to stop it. */
export type Embedded = { readonly connect: () => Socket; readonly fresh: boolean; readonly stop: () => Promise<void> };

/** Starts the embedded database over a data folder; throws `FolderInUse` when another process has it. */
export async function startEmbedded(dataFolder: string): Promise<Embedded> {
  const folder = resolve(dataFolder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unlock = lockFolder(folder);
  const files = join(folder, 'postgres');
  const fresh = mkdirSync(files, { recursive: true, mode: 0o700 }) !== undefined;
  const place = socketPlace(folder);
  const worker = new Worker(new URL('embedded-worker.ts', import.meta.url), {
    workerData: { folder: files, socket: place.socket },
  });
  try {
    await new Promise<void>((ready, failed) => {
      worker.once('message', () => ready());
      worker.once('error', failed);
      worker.once('exit', () => failed(new Error('The embedded database stopped while starting')));
    });
  } catch (error) {
    unlock();
    throw error;
  }
  worker.removeAllListeners('exit');
  return {
    connect: () => new DatabaseSocket(place.socket),
    fresh,
    stop: async () => {
      const ended = new Promise((done) => worker.once('exit', done));
      worker.postMessage('stop');
      await ended;
      place.remove();
      unlock();
    },
  };
}

/** A socket that goes to one fixed place, whatever address `pg` asks for. */
class DatabaseSocket extends Socket {
  readonly place: string;

  constructor(place: string) {
    super();
    this.place = place;
  }

  override connect(): this {
    return super.connect(this.place);
  }
}

// A Unix socket's path may be about 100 bytes long: a deep data folder has its socket in a private temporary folder.
function socketPlace(folder: string): { socket: string; remove: () => void } {
  if (process.platform === 'win32') return { socket: `\\\\.\\pipe\\adviser-desk-${process.pid}-${Date.now()}`, remove: () => {} };
  const inside = join(folder, 'database.sock');
  if (Buffer.byteLength(inside) < 100) {
    rmSync(inside, { force: true });
    return { socket: inside, remove: () => rmSync(inside, { force: true }) };
  }
  const apart = mkdtempSync(join(tmpdir(), 'adviser-desk-'));
  return { socket: join(apart, 'database.sock'), remove: () => rmSync(apart, { recursive: true, force: true }) };
}
