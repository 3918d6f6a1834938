import type { Problem, ProblemCode } from '../shared/problem.ts';

const statusAndTitle: Record<ProblemCode, readonly [number, string]> = {
  unauthenticated: [401, 'Sign in first'],
  forbidden: [403, 'Not allowed for this role or organisation'],
  'not-found': [404, 'Not found'],
  validation: [400, 'The request does not follow the contract'],
  'too-large': [413, 'The request is too large'],
  'unsupported-media-type': [415, 'Send JSON'],
  'rate-limited': [429, 'Too many requests'],
  'timed-out': [503, 'It took too long'],
  unavailable: [503, 'Not available just now'],
  internal: [500, 'Something failed here'],
  'idempotency-key-required': [400, 'A command needs an Idempotency-Key'],
  'idempotency-key-refused': [400, 'A read takes no Idempotency-Key'],
  'idempotency-key-reused': [422, 'This Idempotency-Key was used for something else'],
  'in-progress': [409, 'The same command is being carried out'],
  'stale-version': [412, 'It has changed since you looked'],
  'level-too-low': [403, 'Check who is speaking first'],
  'no-authority': [403, 'No authority to speak for this person'],
  'conversation-not-open': [409, 'This conversation is not open'],
  'too-many-checks': [429, 'Too many identity checks have failed'],
  'wording-required': [422, 'Name the wording that was read'],
  'changed-meanwhile': [409, 'Somebody else has changed this since it was seen'],
  'consent-needed': [409, 'This needs a consent that is not given'],
  'not-to-share': [409, 'This may not be passed on'],
  'claimed-by-another': [409, 'Somebody else holds this request'],
  'four-eyes': [403, 'Somebody else decides what you logged'],
  'not-at-that-step': [409, 'The request is not at that step'],
  'likely-duplicate': [409, 'Somebody like this may be there already'],
  'reference-taken': [409, 'This reference is in use'],
  'account-closed': [409, 'This person no longer uses the service'],
  'reason-required': [403, 'Say why the record is opened'],
  'find-too-short': [422, 'Type a little more'],
  'machine-lost': [403, 'This computer was reported lost'],
  'closing-blocked': [409, 'Something has to be finished first'],
};

/** The HTTP status of a problem code. */
export function statusOf(code: ProblemCode): number {
  return statusAndTitle[code][0];
}

/** A problem document (RFC 9457); the title is fixed per code and never carries data. */
export function problemDocument(
  code: ProblemCode,
  requestId: string,
  more: { errors?: Problem['errors']; status?: number; version?: number; holder?: string } = {},
): Problem {
  const [usual, title] = statusAndTitle[code];
  const status = more.status ?? usual;
  return {
    type: `urn:adviser-desk:problem:${code}`,
    title,
    status,
    code,
    requestId,
    ...(more.errors ? { errors: more.errors } : {}),
    ...(more.version === undefined ? {} : { version: more.version }),
    ...(more.holder === undefined ? {} : { holder: more.holder }),
  };
}
