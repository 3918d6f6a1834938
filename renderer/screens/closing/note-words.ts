import type { ClosingReason } from '../../../shared/domain/closing.ts';
import { showDay, showWhen } from '../../lib/time.ts';
import { askedToStopWords } from '../../lib/words/asked-to-stop.ts';
import { organisationWords } from '../../lib/words/organisations.ts';
import type { Customer } from '../customer/record-parts.tsx';

type Of = Pick<Customer, 'status' | 'closing' | 'onlineEndedOn' | 'copiedAt'>;

/** A closing that has not been received: why, and where it is. */
export type Wish = { readonly reason: ClosingReason; readonly where: string };

/** What is to be known of a closing by whoever has the record open; `wish` is null for none. */
export function noteWords({ status, closing, onlineEndedOn, copiedAt }: Of, wish: Wish | null, now: Date): readonly string[] {
  if (closing?.state === 'to-confirm')
    return [
      `Somebody told us on ${showDay(closing.closedOn)} that they have died. Read nothing out.`,
      'A supervisor confirms it; until then nothing has changed.',
    ];
  if (status === 'closed')
    return [
      `This customer stopped using the service${closing ? ` on ${showDay(closing.closedOn)}` : ''}. Nothing more can be recorded.`,
      ...(closing?.dueAt ? [untilWhen(closing.dueAt, organisationWords(closing.organisation), now)] : []),
    ];
  if (wish !== null)
    return [
      `${askedToStopWords(wish.reason)}${copiedAt ? ' Until then the copy on this computer stays.' : ''}`,
      ...(wish.where ? [wish.where] : []),
    ];
  return onlineEndedOn ? [`Their sign-in to the website ended on ${showDay(onlineEndedOn)}. They stay a customer.`] : [];
}

/** The record is there after its time for as long as something holds it. */
const untilWhen = (dueAt: string, organisation: string, now: Date): string =>
  Date.parse(dueAt) > now.getTime()
    ? `Until ${showWhen(dueAt, now)} a supervisor of ${organisation} can stop it, if it was the wrong person. After that the record is gone.`
    : `Its time is over, and the record goes as soon as nothing holds it. Until then a supervisor of ${organisation} can stop it.`;
