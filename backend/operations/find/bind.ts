/** Collects the values of a statement and gives each its place in the text. */
export type Bind = {
  /** `$n`, for a new value. */
  readonly value: (value: unknown) => string;
  readonly values: unknown[];
};

/** A fresh collection that begins after the values given. */
export function binding(first: readonly unknown[] = []): Bind {
  const values = [...first];
  return { values, value: (value) => `$${values.push(value)}` };
}
