import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { londonDay } from '../../../shared/domain/day.ts';
import { DueDay } from '../../components/due-day.tsx';
import { ReadBack } from '../../components/read-back.tsx';
import { SpeltReference } from '../../components/spelt-reference.tsx';
import type { Disputed } from '../../lib/disputed.ts';
import { cameToNothing, items } from '../../lib/items.ts';
import { useStore } from '../../lib/store.ts';
import { type Answer, hasOwnChecks, hasPutRight, readBackWrong } from './read-back-wrong.ts';

type Props = { readonly title: string; readonly recorded: Disputed; readonly lead: ReactNode };

/** After recording what is wrong: what to read back, the reference to spell, and by when they hear from us and why. */
export function RecordedWrong({ title, recorded, lead }: Props) {
  const { itemId, customerId, reference, saidAt } = recorded;
  const item = useStore(items).get(itemId);
  const refused = cameToNothing(item?.state);
  const answer = item?.state === 'received' ? (item.output as Answer) : undefined;
  const facts = { madeOn: answer?.madeOn ?? londonDay(new Date(saidAt)), kind: 'rectification' as const };
  return (
    <ReadBack
      title={title}
      customerId={customerId}
      itemId={itemId}
      lead={lead}
      refusedHeading="This was not recorded. Put it right in Unsent work."
      otherwise={{ to: '/unsent', label: 'To Unsent work' }}
      within={
        hasOwnChecks(recorded, answer) && (
          <Box sx={{ mt: 1, fontSize: '1.125rem' }}>
            You hear from us by <DueDay facts={facts} />
          </Box>
        )
      }
      after={
        !refused &&
        hasPutRight(recorded, answer) && (
          <Typography variant="body2" sx={{ mt: 1 }}>
            Every organisation that was given what was wrong is told what is right.
          </Typography>
        )
      }
    >
      {readBackWrong(recorded, answer).map((sentence) => (
        <Box key={sentence}>{sentence}</Box>
      ))}
      {!refused && <SpeltReference begin="Your reference for this is" reference={reference} />}
    </ReadBack>
  );
}
