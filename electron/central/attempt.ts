import type { Failure } from '../../shared/problem.ts';
import { Abandoned } from '../lock/abandonable.ts';

/**
 * One exchange with the central service. `sent` says what a failure leaves open: `no`, nothing went out; `maybe`, it
 * went and no answer came that can be believed; `answered`, the central service itself said no.
 */
export type Attempt<T> =
  | { readonly ok: true; readonly value: T; readonly requestId: string | undefined }
  | {
      readonly ok: false;
      readonly error: Failure;
      readonly sent: 'no' | 'maybe' | 'answered';
      /** The HTTP status, where there was one. */
      readonly status: number | null;
      /** Milliseconds the answer asked us to wait. */
      readonly retryAfter: number | null;
    };

export type FailedAttempt = Extract<Attempt<unknown>, { ok: false }>;

const NEVER_LEFT =
  /ERR_(CONNECTION_REFUSED|CONNECTION_TIMED_OUT|NAME_NOT_RESOLVED|NAME_RESOLUTION_FAILED|INTERNET_DISCONNECTED|ADDRESS_UNREACHABLE|ADDRESS_INVALID|PROXY_\w+|TUNNEL_CONNECTION_FAILED|CERT_\w+|SSL_\w+)/;

/** A fetch that threw: no network, a refused connection, a broken one, our own time limit, or a lock. */
export function thrownAttempt(error: unknown, timedOut: boolean): FailedAttempt {
  if (error instanceof Abandoned) return { ok: false, error: { code: 'locked' }, sent: 'maybe', status: null, retryAfter: null };
  const never = NEVER_LEFT.test(error instanceof Error ? error.message : '');
  return {
    ok: false,
    error: { code: timedOut ? 'timed-out' : 'offline' },
    sent: never && !timedOut ? 'no' : 'maybe',
    status: null,
    retryAfter: null,
  };
}
