import { chmodSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

// Queries block the thread they run on, hence a thread of their own. One connection at a time is all PGlite has:
// prepared statements and transactions of two would meet in one session.
const { folder, socket } = workerData as { folder: string; socket: string };
const port = parentPort;
if (!port) throw new Error('The embedded database runs in a worker');

const db = await PGlite.create({ dataDir: folder });
const server = new PGLiteSocketServer({ db, path: socket, maxConnections: 2 });
await server.start();
if (process.platform !== 'win32') chmodSync(socket, 0o600);

port.once('message', async () => {
  await server.stop();
  await db.close();
  port.close();
});
port.postMessage('ready');
