import { z } from 'zod';

/** The closed list of problem codes (RFC 9457 `code`). */
export const PROBLEM_CODES = [
  'unauthenticated',
  'forbidden',
  'not-found',
  'validation',
  'too-large',
  'unsupported-media-type',
  'rate-limited',
  'timed-out',
  'unavailable',
  'internal',
  'idempotency-key-required',
  'idempotency-key-refused',
  'idempotency-key-reused',
  'in-progress',
  'stale-version',
  'level-too-low',
  'no-authority',
  'conversation-not-open',
  'too-many-checks',
  'wording-required',
  'account-closed',
  'changed-meanwhile',
  'consent-needed',
  'not-to-share',
  'four-eyes',
  'not-at-that-step',
  'likely-duplicate',
  'reference-taken',
  'reason-required',
  'find-too-short',
  'machine-lost',
  'closing-blocked',
  'claimed-by-another',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** A problem document: never a stack, a query or anybody's data. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(PROBLEM_CODES),
  requestId: z.string(),
  detail: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() })).optional(),
  version: z.int().optional(),
  /** Who holds a request, where it is claimed by another. */
  holder: z.string().optional(),
});
export type Problem = z.output<typeof problemSchema>;

/**
 * Failures that arise in the shell, not at the centre. `bad-answer`: what came back is not the central service's words.
 * `depends-on-refused`: never sent, because what it builds on was refused. `not-now`: the session is not at that step.
 */
export const SHELL_CODES = [
  'offline',
  'timed-out',
  'bad-answer',
  'bad-input',
  'signed-out',
  'locked',
  'not-opened',
  'managed',
  'unsent',
  'wrong-passcode',
  'no-tries-left',
  'too-long-ago',
  'no-key-store',
  'disk-full',
  'not-writable',
  'not-now',
  'depends-on-refused',
  'set-aside',
  'no-copy',
  'to-be-matched',
  'link-refused',
  'failed',
] as const;
export type ShellCode = (typeof SHELL_CODES)[number];

/** What a call over the bridge or to the centre ends with. */
export type Failure = {
  readonly code: ProblemCode | ShellCode;
  readonly requestId?: string;
  readonly errors?: Problem['errors'];
  readonly holder?: string;
};
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };
