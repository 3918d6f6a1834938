import type { Input } from '../../../electron/outbox/parts.ts';
import { toHttp } from '../../../shared/http.ts';
import { rowOf } from '../../../shared/operations.ts';

/** The same requests from a bare loop: one after the other, made beforehand, the answer read and not looked at. */
export function bareLoop(server: string, token: string, inputs: readonly Input[]): () => Promise<void> {
  const row = rowOf('consents.decide');
  const requests = inputs.map((input) => {
    const { path, headers, body } = toHttp(row, input);
    const all = { ...headers, authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    return [`${server}${path}`, { method: row.method, headers: all, body: JSON.stringify(body) }] as const;
  });
  return async () => {
    for (const request of requests) {
      const answer = await fetch(...request);
      const text = await answer.text();
      if (answer.status !== 200) throw new Error(`Answered ${answer.status}: ${text.slice(0, 300)}`);
    }
  };
}
