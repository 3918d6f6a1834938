import { showDay, showWhen } from '../../lib/time.ts';
import { organisationWords } from '../../lib/words/organisations.ts';
import type { Customer } from '../customer/record-parts.tsx';

type Of = Pick<Customer, 'status' | 'closing' | 'onlineEndedOn'>;

/** What is to be known of a closing by whoever has the record open. `wish`: where one is that has not been received; null for none. */
export function noteWords({ status, closing, onlineEndedOn }: Of, wish: string | null, now: Date): readonly string[] {
  if (closing?.state === 'to-confirm')
    return [
      `Somebody told us on ${showDay(closing.closedOn)} that they have died. Read nothing out.`,
      'A supervisor confirms it; until then nothing has changed.',
    ];
  if (status === 'closed')
    return [
      `This customer stopped using the service${closing ? ` on ${showDay(closing.closedOn)}` : ''}. Nothing more can be recorded.`,
      ...(closing?.dueAt
        ? [
            `Until ${showWhen(closing.dueAt, now)} a supervisor of ${organisationWords(closing.organisation)} can stop it, if it was the wrong person. After that the record is gone.`,
          ]
        : []),
    ];
  if (wish !== null)
    return ['They have asked to stop using the service. It is done when this reaches the central service.', wish];
  return onlineEndedOn ? [`Their sign-in to the website ended on ${showDay(onlineEndedOn)}. They stay a customer.`] : [];
}
