import Box from '@mui/material/Box';
import type { ComponentProps, ReactNode } from 'react';
import { cameToNothing, items } from '../lib/items.ts';
import { useStore } from '../lib/store.ts';
import { DueDay } from './due-day.tsx';
import { ReadBack } from './read-back.tsx';
import { SpeltReference } from './spelt-reference.tsx';

type Props = Pick<ComponentProps<typeof ReadBack>, 'title' | 'customerId' | 'itemId' | 'lead' | 'heading'> & {
  readonly sentences: readonly string[];
  readonly reference: string;
  /** What the day follows from by which they hear; null where no day is said. */
  readonly hearsBy: ComponentProps<typeof DueDay>['facts'] | null;
  /** Stands below the truth about where it is, unless it came to nothing. */
  readonly after?: ReactNode;
};

/** After a request was taken down: what to read back, its reference to spell, and by when they hear and why. */
export function ReadBackRequest({ sentences, reference, hearsBy, after, ...props }: Props) {
  const refused = cameToNothing(useStore(items).get(props.itemId)?.state);
  return (
    <ReadBack
      {...props}
      refusedHeading="This was not recorded. Unsent work says what to do."
      otherwise={{ to: '/unsent', label: 'To Unsent work' }}
      within={
        hearsBy && (
          <Box sx={{ mt: 1, fontSize: '1.125rem' }}>
            You hear from us by <DueDay facts={hearsBy} />
          </Box>
        )
      }
      after={!refused && after}
    >
      {sentences.map((sentence) => (
        <Box key={sentence}>{sentence}</Box>
      ))}
      {!refused && <SpeltReference begin="Your reference for this is" reference={reference} />}
    </ReadBack>
  );
}
