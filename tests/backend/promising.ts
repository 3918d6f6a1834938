import type { Answer, TestBackend } from '../support/backend.ts';
import { newId } from './people.ts';

type Listed = Record<string, unknown> & { readonly id: string; readonly state: string };

/** What a test of promises does over and over, by the phone adviser unless it is told otherwise. */
export function promisingAt(backend: TestBackend) {
  const now = () => new Date().toISOString();
  return {
    make: (about: object, day: string, more: object = {}, as = 'phone.adviser'): Promise<Answer> =>
      backend.call('promises.make', as, { commandId: newId(), ...about, saidAt: now(), how: 'ring', day, ...more }),
    keep: (promiseId: string, outcome: string, more: object = {}, as = 'phone.adviser'): Promise<Answer> =>
      backend.call('promises.keep', as, { commandId: newId(), promiseId, at: now(), outcome, ...more }),
    /** Every promise that somebody is shown, page by page. */
    list: async (as = 'phone.adviser', input: object = {}): Promise<readonly Listed[]> => {
      const all: Listed[] = [];
      let cursor: unknown;
      do {
        const answer = await backend.call('promises.list', as, { ...input, ...(cursor ? { cursor } : {}) });
        if (answer.status !== 200) throw new Error(`promises.list answered ${answer.status}: ${JSON.stringify(answer.body)}`);
        all.push(...(answer.body.items as Listed[]));
        cursor = answer.body.next;
      } while (cursor);
      return all;
    },
    /** The earliest day promised about a request, as the queue has it. */
    promisedOn: async (requestId: string): Promise<string | null> => {
      const { rows } = await backend.pool.query('select promised_on::text as day from requests where id = $1', [requestId]);
      return rows[0].day;
    },
  };
}
