import { toHttp } from '../../shared/http.ts';
import { type OperationName, type Output, rowOf } from '../../shared/operations.ts';

/** Reads from the central service over HTTP, as the walk's adviser. Throws what the service answered when it is no success. */
export type Central = <N extends OperationName>(name: N, input: Record<string, unknown>) => Promise<Output<N>>;

export function central(server: string, token: string): Central {
  return async (name, input) => {
    const { path, query, headers, body } = toHttp(rowOf(name), input);
    const search = new URLSearchParams(query).toString();
    const answer = await fetch(`${server}${path}${search && `?${search}`}`, {
      method: rowOf(name).method,
      headers: { ...headers, authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(15_000),
    });
    if (!answer.ok) throw new Error(`${name} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as Output<typeof name>;
  };
}
