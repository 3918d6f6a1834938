import type { TestBackend } from '../../support/backend.ts';

/** Milliseconds of one find after the other while `until` says go on, at least `least` of them. */
export async function findTimes(backend: TestBackend, line: string, least: number, until: () => boolean = () => false) {
  const times: number[] = [];
  while (times.length < least || until()) {
    const began = performance.now();
    const answer = await backend.call('customers.find', 'phone.adviser', { line });
    if (answer.status !== 200) throw new Error(`A find beside answered ${answer.status}`);
    times.push(performance.now() - began);
  }
  return times;
}

/** The middle one. */
export function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] as number;
}
