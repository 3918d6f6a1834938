import type { Problem, ProblemCode } from '../shared/problem.ts';
import { Refusal } from './refusal.ts';

/** What a thrown error becomes. `unexpected` is what may be logged of it: never its message, which may quote a value. */
export type FailedCall = {
  readonly code: ProblemCode;
  readonly version?: number | undefined;
  readonly holder?: string | undefined;
  readonly status?: number;
  readonly errors?: Problem['errors'];
  readonly retryAfter?: number;
  readonly unexpected?: Record<string, unknown>;
};

const ofFramework: Record<string, ProblemCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_INVALID_JSON_BODY: 'validation',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'validation',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'validation',
  FST_ERR_BAD_URL: 'not-found',
  FST_ERR_MAX_PARAM_LENGTH: 'not-found',
};

// A year nobody has lived in, or a character of no text (SQLSTATE 22007, 22008, 22021, 22P05): well formed, but no value.
const UNSTORABLE = /^(22007|22008|22021|22P05)$/;

const RETRY_SECONDS: Partial<Record<ProblemCode, number>> = {
  'in-progress': 1,
  unavailable: 5,
  'timed-out': 5,
  'too-many-checks': 60,
};

/** Sorts a thrown error: a refusal, a fault of the request, the database being away, or a fault of ours. */
export function failureOf(error: unknown): FailedCall {
  if (error instanceof Refusal) {
    const { code: refused, status, errors, version, holder } = error;
    return { code: refused, status, errors, version, holder, retryAfter: error.retryAfter ?? RETRY_SECONDS[refused] };
  }
  const { code, statusCode } = (error ?? {}) as { code?: string; statusCode?: number };
  const framework = ofFramework[code ?? ''];
  if (framework) return { code: framework };
  if (statusCode === 400 && !isDatabaseError(error)) return { code: 'validation' };
  if (UNSTORABLE.test(code ?? '')) return { code: 'validation' };
  // The id a command brings for what it makes is taken by another command.
  if (isDoubled(error)) return { code: 'idempotency-key-reused' };
  // A statement that took too long, or waited too long for what somebody else holds: asked again later it may be quicker.
  if (code === '57014' || isLockTimeout(error))
    return { code: 'timed-out', retryAfter: RETRY_SECONDS['timed-out'], unexpected: loggable(error) };
  if (isAway(error)) return { code: 'unavailable', retryAfter: RETRY_SECONDS.unavailable, unexpected: loggable(error) };
  return { code: 'internal', unexpected: loggable(error) };
}

/** True for a wait for what somebody else holds that was given up. */
export function isLockTimeout(error: unknown): boolean {
  return (error as { code?: string } | null)?.code === '55P03';
}

/** True for a row whose unique id is taken. */
export function isDoubled(error: unknown): boolean {
  return (error as { code?: string } | null)?.code === '23505';
}

function isDatabaseError(error: unknown): boolean {
  return error instanceof Error && 'severity' in error;
}

// SQLSTATE classes 08 (connection), 28 (sign-in), 3D (no such database), 53 (resources), 57P (shutting down), a lock waited for
// in vain; or no server at all.
function isAway(error: unknown): boolean {
  const { code = '', message = '' } = (error ?? {}) as { code?: string; message?: string };
  if (/^(08...|28...|3D...|53...|57P..|55P03|40...)$/.test(code) || /^(ECONN|ENOENT|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_)/.test(code))
    return true;
  return /^(Connection terminated|timeout exceeded when trying to connect|Client (has encountered|was closed))/.test(message);
}

function loggable(error: unknown): Record<string, unknown> {
  const { name, code, table, constraint, routine, stack } = (error ?? {}) as Record<string, unknown>;
  const frames = typeof stack === 'string' ? stack.split('\n').filter((line) => /^\s+at /.test(line)) : [];
  return { name, code, table, constraint, routine, at: frames.slice(0, 8).map((line) => line.trim()) };
}
