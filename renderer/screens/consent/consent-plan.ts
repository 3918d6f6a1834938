import { type Decision, PURPOSES, type Purpose } from '../../../shared/domain/consent.ts';
import type { Input } from '../../../shared/operations.ts';

/** What has been marked so far, by purpose; `wordingVersion` when the wording was read aloud, `understood` when somebody young said it back. */
export type Mark = { readonly decision: Decision; readonly wordingVersion?: string; readonly understood?: true };
export type Plan = { readonly [P in Purpose]?: Mark };

/** The plan without a mark on one purpose. */
export function withoutMark(plan: Plan, purpose: Purpose): Plan {
  const { [purpose]: _taken, ...rest } = plan;
  return rest;
}

/** All four withdrawn, whatever they were: one action, and nobody has to know which were given. */
export const withdrawAll: Plan = Object.fromEntries(PURPOSES.map((purpose) => [purpose, { decision: 'withdrawn' }]));

/** The decisions of a plan in the order of the purposes. */
export function decisionsOf(plan: Plan): Input<'consents.decide'>['decisions'] {
  return PURPOSES.flatMap((purpose) => {
    const mark = plan[purpose];
    return mark ? [{ purpose, ...mark }] : [];
  });
}
