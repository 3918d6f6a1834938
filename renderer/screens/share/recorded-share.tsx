import type { ReactNode } from 'react';
import { ReadBack } from '../../components/read-back.tsx';
import type { PassedOn } from '../../lib/passed-on.ts';
import { noteShared, readBackShared } from './read-back-shared.ts';

type Props = { readonly title: string; readonly recorded: PassedOn; readonly lead: ReactNode };

/** After something was recorded as passed on: what to read back, if the customer is there. */
export function RecordedShare({ title, recorded, lead }: Props) {
  const alone = recorded.conversationId === undefined;
  return (
    <ReadBack
      title={title}
      customerId={recorded.customerId}
      itemId={recorded.itemId}
      lead={lead}
      refusedHeading={`This was not recorded. Do not pass it on${alone ? '' : ', and tell the customer so'}.`}
      {...(alone ? { heading: 'Recorded without the customer' } : {})}
    >
      {alone ? noteShared(recorded) : readBackShared(recorded)}
    </ReadBack>
  );
}
