import { parentPort, workerData } from 'node:worker_threads';
import { madeHere } from './chunks.ts';

const { seed, customers } = workerData as { seed: number; customers: number };
const chunks = madeHere(seed, customers);

// Each asking is for one chunk; the asker asks for the next before it has used the last. The bytes are handed over, not copied.
parentPort?.on('message', () => {
  const { done, value } = chunks.next();
  if (!done)
    parentPort?.postMessage(
      value,
      Object.values(value.rows).map((rows) => rows.buffer),
    );
});
