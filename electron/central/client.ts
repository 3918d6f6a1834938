import { toHttp } from '../../shared/http.ts';
import { type OperationName, rowOf } from '../../shared/operations.ts';
import type { Clock } from '../clock.ts';
import { type Attempt, thrownAttempt } from './attempt.ts';
import { readAnswer } from './read-answer.ts';

/** A fetch as far as it is used: in the app `netFetch`. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export type ClientParts = {
  readonly server: () => string;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly token: () => string | null;
  /** Another token than the refused one; null when there is none to be had. Without it a refusal stands. */
  readonly renewed?: (refused: string | null) => Promise<string | null>;
  /** A token fresh from the issuer is refused all the same. */
  readonly ended?: () => void;
  readonly newRequestId: () => string;
  /** Told of every exchange: the name, how it ended, how long it took. Never what was asked or answered. */
  readonly observe: (name: OperationName, attempt: Attempt<unknown>, ms: number) => void;
};

/** One exchange of an operation with the central service; never throws. */
export type Client = { readonly call: (name: OperationName, input: Record<string, unknown>) => Promise<Attempt<unknown>> };

/** Milliseconds until an exchange is given up: a person waits for an answer, nobody for a queued command. */
export const TIME_LIMIT = { awaited: 10_000, queued: 20_000 } as const;

/** The HTTP client, derived from the table of operations. */
export function createClient(parts: ClientParts): Client {
  return {
    call: async (name, input) => {
      const began = parts.clock.now();
      const attempt = await exchange(parts, name, input);
      parts.observe(name, attempt, parts.clock.now() - began);
      return attempt;
    },
  };
}

/** With the token at hand; one that is refused is renewed and the very same request goes once more, under the same key. */
async function exchange(parts: ClientParts, name: OperationName, input: Record<string, unknown>): Promise<Attempt<unknown>> {
  const token = parts.token() ?? (await parts.renewed?.(null)) ?? null;
  if (!token) return { ok: false, error: { code: 'signed-out' }, sent: 'no', status: null, retryAfter: null };
  const attempt = await ask(parts, name, input, token);
  if (attempt.ok || attempt.status !== 401) return attempt;
  const fresh = await parts.renewed?.(token);
  if (!fresh) return attempt;
  const again = await ask(parts, name, input, fresh);
  if (!again.ok && again.status === 401) parts.ended?.();
  return again;
}

async function ask(
  parts: ClientParts,
  name: OperationName,
  input: Record<string, unknown>,
  token: string,
): Promise<Attempt<unknown>> {
  const row = rowOf(name);
  const carried = toHttp(row, input);
  const query = new URLSearchParams(carried.query).toString();
  const requestId = parts.newRequestId();
  const limit = timeLimit(parts.clock, row.offline === 'queued' ? TIME_LIMIT.queued : TIME_LIMIT.awaited);
  try {
    const response = await parts.fetch(`${parts.server()}${carried.path}${query ? `?${query}` : ''}`, {
      method: row.method,
      headers: {
        accept: 'application/json, application/problem+json',
        authorization: `Bearer ${token}`,
        'x-request-id': requestId,
        ...(carried.body ? { 'content-type': 'application/json' } : {}),
        ...carried.headers,
      },
      ...(carried.body ? { body: JSON.stringify(carried.body) } : {}),
      signal: limit.signal,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
    });
    const answer = {
      status: response.status,
      requestId: response.headers.get('x-request-id') ?? undefined,
      retryAfter: response.headers.get('retry-after'),
      text: await response.text(),
    };
    return readAnswer(row.output, answer, parts.clock.now());
  } catch (error) {
    return thrownAttempt(error, limit.signal.aborted);
  } finally {
    limit.cancel();
  }
}

function timeLimit(clock: Clock, ms: number): { signal: AbortSignal; cancel: () => void } {
  const abort = new AbortController();
  return { signal: abort.signal, cancel: clock.after(ms, () => abort.abort()) };
}
