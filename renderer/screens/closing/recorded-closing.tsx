import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { londonDay } from '../../../shared/domain/day.ts';
import { DueDay } from '../../components/due-day.tsx';
import { ReadBack } from '../../components/read-back.tsx';
import { SpeltReference } from '../../components/spelt-reference.tsx';
import type { Conversation } from '../../lib/conversation.ts';
import { cameToNothing, items } from '../../lib/items.ts';
import { useNow } from '../../lib/now.ts';
import type { Stopping } from '../../lib/stopping.ts';
import { useStore } from '../../lib/store.ts';
import { type Answer, afterWords, becauseFor } from './after-words.ts';
import { confirmationOfClosing } from './confirmation-of-closing.ts';
import { ConfirmationOut } from './confirmation-out.tsx';
import { useGiver } from './use-giver.ts';

type Props = {
  readonly title: string;
  readonly stopping: Stopping;
  readonly customerReference: string | null;
  readonly conversation: Conversation;
  readonly lead: ReactNode;
};

/** After it was recorded: what was done at once and when the rest goes, or what it became; and a paper for the customer. */
export function RecordedClosing({ title, stopping, customerReference, conversation, lead }: Props) {
  const { itemId, customerId, reference, saidAt } = stopping;
  const item = useStore(items).get(itemId);
  const now = useNow(60);
  const giver = useGiver();
  const refused = cameToNothing(item?.state);
  const answer = item?.state === 'received' ? (item.output as Answer) : undefined;
  const sentences = afterWords(stopping, answer, now);
  const became = answer?.state === 'requested' ? answer.reference : null;
  const madeOn = londonDay(new Date(saidAt));
  const text = confirmationOfClosing({
    ...{ giver, sentences, reference: customerReference, at: saidAt, today: londonDay(now) },
    ...{ request: became ?? (answer ? null : (reference ?? null)) },
  });
  return (
    <ReadBack
      title={title}
      customerId={customerId}
      itemId={itemId}
      lead={lead}
      refusedHeading="This was not recorded. Put it right in Unsent work."
      otherwise={{ to: '/unsent', label: 'To Unsent work' }}
      within={
        became !== null && (
          <Box sx={{ mt: 1, fontSize: '1.125rem' }}>
            You hear from us by <DueDay facts={{ madeOn, kind: 'closure' }} />
          </Box>
        )
      }
      after={
        !refused && (
          <>
            {becauseFor(answer).length > 0 && (
              <Alert severity="warning" variant="outlined" sx={{ mt: 2 }}>
                {becauseFor(answer).join(' ')}
              </Alert>
            )}
            {customerReference !== null && (
              <ConfirmationOut stopping={stopping} conversationId={conversation.conversationId} text={text} />
            )}
          </>
        )
      }
    >
      {sentences.map((sentence) => (
        <Box key={sentence}>{sentence}</Box>
      ))}
      {became !== null && <SpeltReference begin="Your reference for this request is" reference={became} />}
    </ReadBack>
  );
}
