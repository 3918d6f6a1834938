import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { londonDay } from '../../../shared/domain/day.ts';
import { ReadBackRequest } from '../../components/read-back-request.tsx';
import type { Disputed } from '../../lib/disputed.ts';
import { items } from '../../lib/items.ts';
import { useStore } from '../../lib/store.ts';
import { type Answer, hasOwnChecks, hasPutRight, readBackWrong } from './read-back-wrong.ts';

type Props = { readonly title: string; readonly recorded: Disputed; readonly lead: ReactNode };

/** After recording what is wrong: what to read back, the reference to spell, and by when they hear from us and why. */
export function RecordedWrong({ title, recorded, lead }: Props) {
  const { itemId, customerId, reference, saidAt } = recorded;
  const item = useStore(items).get(itemId);
  const answer = item?.state === 'received' ? (item.output as Answer) : undefined;
  const facts = { madeOn: answer?.madeOn ?? londonDay(new Date(saidAt)), kind: 'rectification' as const };
  return (
    <ReadBackRequest
      title={title}
      customerId={customerId}
      itemId={itemId}
      lead={lead}
      sentences={readBackWrong(recorded, answer)}
      reference={reference}
      hearsBy={hasOwnChecks(recorded, answer) ? facts : null}
      after={
        hasPutRight(recorded, answer) && (
          <Typography variant="body2" sx={{ mt: 1 }}>
            Every organisation that was given what was wrong is told what is right.
          </Typography>
        )
      }
    />
  );
}
