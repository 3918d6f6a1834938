import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { londonDay } from '../../../shared/domain/day.ts';
import { showReference } from '../../../shared/domain/reference.ts';
import type { Output } from '../../../shared/operations.ts';
import { DueDay } from '../../components/due-day.tsx';
import { ReadBack } from '../../components/read-back.tsx';
import { SpeltReference } from '../../components/spelt-reference.tsx';
import { cameToNothing, items } from '../../lib/items.ts';
import { useStore } from '../../lib/store.ts';
import { goesToWords, notSettledWords } from './access-words.ts';
import type { Asked } from './use-asking.ts';

type Props = { readonly title: string; readonly asked: Asked; readonly lead: ReactNode };

/** After it was taken down: what to read back, the reference to spell, by when the copy comes and why. */
export function RecordedAccess({ title, asked, lead }: Props) {
  const { itemId, customerId, reference, saidAt, howToAnswer, goesTo } = asked;
  const item = useStore(items).get(itemId);
  const refused = cameToNothing(item?.state);
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
    <ReadBack
      title={title}
      customerId={customerId}
      itemId={itemId}
      lead={lead}
      refusedHeading="This was not recorded. Put it right in Unsent work."
      otherwise={{ to: '/unsent', label: 'To Unsent work' }}
      within={
        !answer?.joined && (
          <Box sx={{ mt: 1, fontSize: '1.125rem' }}>
            You hear from us by <DueDay facts={facts} />
          </Box>
        )
      }
      after={
        !refused &&
        answer?.notSettled && (
          <Alert severity="warning" variant="outlined" sx={{ mt: 1 }}>
            {notSettledWords[answer.notSettled]}
          </Alert>
        )
      }
    >
      {sentences.map((sentence) => (
        <Box key={sentence}>{sentence}</Box>
      ))}
      {!refused && <SpeltReference begin="Your reference for this is" reference={reference} />}
    </ReadBack>
  );
}
