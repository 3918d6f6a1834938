import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { failureOf } from '../lib/desk.ts';
import { gatesIn } from '../lib/words/gates.ts';
import { problemWords } from '../lib/words/problems.ts';

type Props = { readonly error: unknown; readonly action?: ReactNode };

/** An error in plain words, with the request's number small. */
export function ErrorNote({ error, action }: Props) {
  const failure = failureOf(error);
  const { code, requestId, holder } = failure;
  return (
    <Alert severity={code === 'offline' ? 'warning' : 'error'} variant="outlined" action={action}>
      {[...(holder ? [`${holder} has this request.`] : []), problemWords[code], ...gatesIn(failure)].join(' ')}
      {requestId && (
        <Box component="span" sx={{ display: 'block', typography: 'caption', color: 'text.secondary' }}>
          Request {requestId}
        </Box>
      )}
    </Alert>
  );
}
