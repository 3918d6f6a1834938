import type { Problem, ProblemCode } from '../shared/problem.ts';

type More = {
  errors?: Problem['errors'];
  customerId?: string;
  nobody?: boolean;
  retryAfter?: number;
  status?: number;
  version?: number;
  holder?: string;
};

/** A refusal that ends a call with a problem document. */
export class Refusal extends Error {
  readonly code: ProblemCode;
  readonly errors: Problem['errors'];
  readonly customerId: string | undefined;
  /** Nobody was found, so the read's own statement has audited nothing. */
  readonly nobody: boolean;
  /** Seconds, where it is not the code's usual time. */
  readonly retryAfter: number | undefined;
  /** The HTTP status, where it is not the code's usual one. */
  readonly status: number | undefined;
  /** The version there is, where the caller's was a stale one. */
  readonly version: number | undefined;
  /** Who holds the request, where it is claimed by another. */
  readonly holder: string | undefined;

  constructor(code: ProblemCode, more: More = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.errors = more.errors;
    this.customerId = more.customerId;
    this.nobody = more.nobody ?? false;
    this.retryAfter = more.retryAfter;
    this.status = more.status;
    this.version = more.version;
    this.holder = more.holder;
  }
}

/** Makes a refusal to throw; `customerId` lets its audit row name the subject. */
export function refuse(code: ProblemCode, more: More = {}): Refusal {
  return new Refusal(code, more);
}

/** Makes a refusal of one field: `pointer` is `/field`. */
export function refuseField(field: string, code: string, detail: string): Refusal {
  return new Refusal('validation', { errors: [{ pointer: `/${field}`, code, detail }] });
}
