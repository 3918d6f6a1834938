import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, useRef } from 'react';
import type { Opened } from './customer-query.ts';
import { ledgerInSentences } from './ledger-in-sentences.ts';
import { useLedger } from './ledger-query.ts';
import type { Customer } from './record-parts.tsx';
import { sourcesInSentences } from './sources-in-sentences.ts';

type Props = {
  readonly opened: Opened;
  readonly values: NonNullable<Customer['values']>;
  readonly knownTo: NonNullable<Customer['knownTo']>;
};

/** Where every value came from, who knows the customer and, once it was read, who was sent what, in sentences to read aloud. */
export function WhereFrom({ opened, values, knownTo }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  // Reading the ledger is audited: it is read in its own panel, and read out here if it was.
  const { data, hasNextPage } = useLedger(opened, false);
  const shared = data?.pages.flatMap((page) => page.items);
  const sentences = [...sourcesInSentences(values, knownTo), ...(shared ? ledgerInSentences(shared, hasNextPage) : [])];
  useEffect(() => heading.current?.focus(), []);
  return (
    <Box
      component="section"
      sx={{ p: 2, mb: 2, borderRadius: 1, bgcolor: 'action.hover', borderLeft: 4, borderColor: 'primary.main' }}
    >
      <Typography variant="h3" ref={heading} tabIndex={-1}>
        Where we got your details, and who has them
      </Typography>
      {sentences.map((sentence) => (
        <Typography key={sentence} sx={{ mt: 0.5 }}>
          {sentence}
        </Typography>
      ))}
      {!shared && (
        <Typography variant="body2" sx={{ mt: 1, color: 'text.secondary' }}>
          Who was sent them is read out here too once it is shown under Who has it.
        </Typography>
      )}
    </Box>
  );
}
