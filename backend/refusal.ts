import type { Problem, ProblemCode } from '../shared/problem.ts';

/** A refusal that ends a call with a problem document. */
export class Refusal extends Error {
  readonly code: ProblemCode;
  readonly errors: Problem['errors'];
  readonly customerId: string | undefined;

  constructor(code: ProblemCode, more: { errors?: Problem['errors']; customerId?: string } = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.errors = more.errors;
    this.customerId = more.customerId;
  }
}

/** Makes a refusal to throw; `customerId` lets its audit row name the subject. */
export function refuse(code: ProblemCode, more: { errors?: Problem['errors']; customerId?: string } = {}): Refusal {
  return new Refusal(code, more);
}

/** Makes a refusal of one field: `pointer` is `/field`. */
export function refuseField(field: string, code: string, detail: string): Refusal {
  return new Refusal('validation', { errors: [{ pointer: `/${field}`, code, detail }] });
}
