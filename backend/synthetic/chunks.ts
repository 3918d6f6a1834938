import { Worker } from 'node:worker_threads';
import { makePeople, type SyntheticCustomer } from './generate.ts';
import { type Chunk, rowsOf } from './rows.ts';

/** The rows of some people at a time, and how many people that was. */
export type People = { readonly many: number; readonly rows: Chunk };

/** People at a time: large enough to copy well, small enough to show progress. */
export const CHUNK = 2_500;
/** From so many people on, they are made in a thread of their own while the last ones are being written. */
const WORTH_A_THREAD = 2_000;

/** The first people of a seed, in chunks. */
export function chunksOf(seed: number, customers: number): AsyncGenerator<People> | Generator<People> {
  return customers < WORTH_A_THREAD ? madeHere(seed, customers) : madeAside(seed, customers);
}

/** The chunks, made in this thread. */
export function* madeHere(seed: number, customers: number): Generator<People, void> {
  const at = makePeople(seed);
  for (let first = 0; first < customers; first += CHUNK) {
    const many = Math.min(CHUNK, customers - first);
    yield { many, rows: rowsOf(from(at, first, many)) };
  }
}

function* from(at: (index: number) => SyntheticCustomer, first: number, many: number): Generator<SyntheticCustomer> {
  for (let index = first; index < first + many; index++) yield at(index);
}

async function* madeAside(seed: number, customers: number): AsyncGenerator<People> {
  const worker = new Worker(new URL('chunk-worker.ts', import.meta.url), { workerData: { seed, customers } });
  try {
    const next = () =>
      new Promise<People>((made, failed) => {
        worker.once('message', made);
        worker.once('error', failed);
        worker.postMessage('next');
      });
    let coming = next();
    for (let done = 0; done < customers; ) {
      const people = await coming;
      worker.removeAllListeners('error');
      done += people.many;
      if (done < customers) coming = next();
      yield people;
    }
  } finally {
    await worker.terminate();
  }
}
