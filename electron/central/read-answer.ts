import type { z } from 'zod';
import { problemSchema } from '../../shared/problem.ts';
import type { Attempt, FailedAttempt } from './attempt.ts';

/** What of an answer matters here: a `Response`, or a stand-in. */
export type Answer = {
  readonly status: number;
  readonly requestId: string | undefined;
  readonly retryAfter: string | null;
  readonly text: string;
};

/** Reads an answer once: through the output schema, or as a problem. Anything else is not the central service's words. */
export function readAnswer<O extends z.ZodType>(output: O, answer: Answer, now: number): Attempt<z.output<O>> {
  const body = readJson(answer.text);
  if (answer.status >= 200 && answer.status < 300) {
    const parsed = output.safeParse(body);
    return parsed.success ? { ok: true, value: parsed.data, requestId: answer.requestId } : unbelievable(answer, now);
  }
  const problem = problemSchema.safeParse(body);
  if (!problem.success) return unbelievable(answer, now);
  const { code, requestId, errors, holder } = problem.data;
  const error = { code, requestId, ...(errors ? { errors } : {}), ...(holder ? { holder } : {}) };
  return { ...failed(answer, now), error, sent: 'answered' };
}

/** A gateway's page, a hotel's sign-in page, a broken body: the effect is not known, the same key may ask again. */
function unbelievable(answer: Answer, now: number): FailedAttempt {
  const code = answer.status >= 500 ? 'unavailable' : answer.status === 408 ? 'timed-out' : 'bad-answer';
  return { ...failed(answer, now), error: { code, ...(answer.requestId ? { requestId: answer.requestId } : {}) }, sent: 'maybe' };
}

function failed(answer: Answer, now: number): Omit<FailedAttempt, 'error' | 'sent'> {
  return { ok: false, status: answer.status, retryAfter: waitOf(answer.retryAfter, now) };
}

/** Retry-After in seconds or as a date (RFC 9110 §10.2.3), as milliseconds from now. */
export function waitOf(header: string | null, now: number): number | null {
  if (!header) return null;
  const seconds = Number(header);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now;
  return Number.isFinite(wait) && wait >= 0 ? wait : null;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
