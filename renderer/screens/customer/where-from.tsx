import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, useRef } from 'react';
import type { Customer } from './record-parts.tsx';
import { sourcesInSentences } from './sources-in-sentences.ts';

type Props = {
  readonly values: NonNullable<Customer['values']>;
  readonly knownTo: NonNullable<Customer['knownTo']>;
};

/** Where every value came from and who knows the customer, in sentences to read aloud. */
export function WhereFrom({ values, knownTo }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Box
      component="section"
      sx={{ p: 2, mb: 2, borderRadius: 1, bgcolor: 'action.hover', borderLeft: 4, borderColor: 'primary.main' }}
    >
      <Typography variant="h3" ref={heading} tabIndex={-1}>
        Where we got your details, and who has them
      </Typography>
      {sourcesInSentences(values, knownTo).map((sentence) => (
        <Typography key={sentence} sx={{ mt: 0.5 }}>
          {sentence}
        </Typography>
      ))}
    </Box>
  );
}
