import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { ReadBack } from '../../components/read-back.tsx';
import { SpeltReference } from '../../components/spelt-reference.tsx';
import { items } from '../../lib/items.ts';
import { useNow } from '../../lib/now.ts';
import type { Stopping } from '../../lib/stopping.ts';
import { useStore } from '../../lib/store.ts';
import { type Answer, mergedWords } from './after-words.ts';

type Props = { readonly title: string; readonly stopping: Stopping; readonly lead: ReactNode };

/** After two records were put together: what was done at once, and when the rest moves. */
export function RecordedDuplicate({ title, stopping, lead }: Props) {
  const { itemId, customerId } = stopping;
  const item = useStore(items).get(itemId);
  const now = useNow(60);
  const answer = item?.state === 'received' ? (item.output as Answer) : undefined;
  return (
    <ReadBack
      title={title}
      customerId={customerId}
      itemId={itemId}
      lead={lead}
      refusedHeading="This was not recorded. Put it right in Unsent work."
      otherwise={{ to: '/unsent', label: 'To Unsent work' }}
    >
      {mergedWords(answer, now).map((line) => (
        <Box key={line}>{line}</Box>
      ))}
      {answer?.reference && <SpeltReference begin="The reference of the request is" reference={answer.reference} />}
    </ReadBack>
  );
}
