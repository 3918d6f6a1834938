import Alert from '@mui/material/Alert';
import type { ReactNode } from 'react';
import { londonDay } from '../../../shared/domain/day.ts';
import { showReference } from '../../../shared/domain/reference.ts';
import type { Output } from '../../../shared/operations.ts';
import { ReadBackRequest } from '../../components/read-back-request.tsx';
import { items } from '../../lib/items.ts';
import { useStore } from '../../lib/store.ts';
import { goesToWords, notSettledWords } from './access-words.ts';
import type { Asked } from './use-asking.ts';

type Props = { readonly title: string; readonly asked: Asked; readonly lead: ReactNode };

/** After it was taken down: what to read back, the reference to spell, by when the copy comes and why. */
export function RecordedAccess({ title, asked, lead }: Props) {
  const { itemId, customerId, reference, saidAt, howToAnswer, goesTo } = asked;
  const item = useStore(items).get(itemId);
  const answer = item?.state === 'received' ? (item.output as Output<'accessRequests.log'>) : undefined;
  const facts = { madeOn: answer?.madeOn ?? londonDay(new Date(saidAt)), kind: 'access' as const };
  const settled = answer ? answer.goesTo : (goesTo ?? null);
  const sentences = [
    'I have taken this down: you asked for a copy of everything we hold about you.',
    settled === null ? 'Where it goes we settle with you.' : `${goesToWords[settled]}.`,
    `How we answer you: ${howToAnswer.charAt(0).toLowerCase()}${howToAnswer.slice(1)}.`,
    ...(answer?.joined ? [`You have asked before; it goes on under ${showReference(answer.joined.reference)}.`] : []),
  ];
  return (
    <ReadBackRequest
      title={title}
      customerId={customerId}
      itemId={itemId}
      lead={lead}
      sentences={sentences}
      reference={reference}
      hearsBy={answer?.joined ? null : facts}
      after={
        answer?.notSettled && (
          <Alert severity="warning" variant="outlined" sx={{ mt: 1 }}>
            {notSettledWords[answer.notSettled]}
          </Alert>
        )
      }
    />
  );
}
