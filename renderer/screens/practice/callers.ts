import list from './callers.json' with { type: 'json' };
import type { Expected } from './judge.ts';

/** Somebody who rings in practice: what they say step by step, and what should come of it. */
export type Caller = {
  readonly id: string;
  readonly title: string;
  readonly says: readonly string[];
  readonly expects: readonly Expected[];
};

export const callers = list as readonly Caller[];
