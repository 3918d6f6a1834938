import type { DeadlineFacts } from '../../../shared/domain/deadline.ts';
import type { Listed } from './requests-query.ts';

/** What a request's due day follows from. */
export function factsOf({
  madeOn,
  kind,
  proofOn,
  extensionMonths,
}: Pick<Listed, 'madeOn' | 'kind' | 'proofOn' | 'extensionMonths'>): DeadlineFacts {
  return { madeOn, kind, ...(proofOn ? { proofOn } : {}), ...(extensionMonths ? { extensionMonths } : {}) };
}
