import type { ClosingReason } from '../../../shared/domain/closing.ts';

/** What a closing that waits on this computer says of a customer: never that they are closed. */
export function askedToStopWords(reason: ClosingReason): string {
  return `${asked[reason]}: done when this reaches the central service.`;
}

const asked: Record<ClosingReason, string> = {
  'customer-choice': 'Asked to stop using the service',
  deceased: 'Said to have died, which a supervisor confirms',
  duplicate: 'One of two records of the same person, to be put together',
  lapsed: 'To be closed, because there was no contact for so long',
  other: 'Asked to stop using the service',
};
