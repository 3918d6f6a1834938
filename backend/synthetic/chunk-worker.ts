import { parentPort, workerData } from 'node:worker_threads';
import { madeHere } from './chunks.ts';

const { seed, customers } = workerData as { seed: number; customers: number };
const chunks = madeHere(seed, customers);

// Each asking is for one chunk; the asker asks for the next before it has used the last.
parentPort?.on('message', () => {
  const { value } = chunks.next();
  if (value) parentPort?.postMessage(value);
});
