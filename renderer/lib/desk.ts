import type { Desk } from '../../shared/desk.ts';
import type { Failure, Result } from '../../shared/problem.ts';

declare global {
  interface Window {
    readonly desk: Desk;
  }
}

/** A call over the bridge that ended in a failure from the closed list. */
export class DeskError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code);
    this.name = 'DeskError';
    this.failure = failure;
  }
}

/** The failure an error stands for; anything the bridge did not answer itself is `failed`. */
export function failureOf(error: unknown): Failure {
  return error instanceof DeskError ? error.failure : { code: 'failed' };
}

type Unwrapped<T> = {
  readonly [K in keyof T]: T[K] extends (...input: infer I) => Promise<Result<infer V>>
    ? (...input: I) => Promise<V>
    : T[K] extends (...input: never[]) => unknown
      ? T[K]
      : Unwrapped<T[K]>;
};

/** The bridge with every Result unwrapped: a value, or a thrown DeskError. */
export const desk: Unwrapped<Desk> = { ...unwrapAll(window.desk), onChange: (listener) => window.desk.onChange(listener) };

type Bridged = (...input: unknown[]) => Promise<Result<unknown>>;

function unwrapAll<T extends object>(part: T): Unwrapped<T> {
  const entries = Object.entries(part).map(([name, value]: [string, object | Bridged]) => [
    name,
    typeof value === 'function' ? unwrapped(value as Bridged) : unwrapAll(value),
  ]);
  return Object.fromEntries(entries) as Unwrapped<T>;
}

function unwrapped(call: Bridged) {
  return async (...input: unknown[]) => {
    const result = await call(...input);
    if (result.ok) return result.value;
    throw new DeskError(result.error);
  };
}
