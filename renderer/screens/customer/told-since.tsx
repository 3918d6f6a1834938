import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Output } from '../../../shared/operations.ts';
import { showDay } from '../../lib/time.ts';
import { noticeStateWords, noticeWords } from '../../lib/words/sharing.ts';

type Props = { readonly notices: Output<'customers.disclosures'>['notices'] };

/** What those who were sent something are to be told of the customer, and were. */
export function ToldSince({ notices }: Props) {
  if (notices.length === 0) return null;
  return (
    <Box sx={{ mt: 2, borderTop: 1, borderColor: 'divider', pt: 1.5 }}>
      <Typography variant="h3" sx={{ mb: 0.75 }}>
        What they are to be told
      </Typography>
      <Box
        component="ul"
        aria-label="What they are to be told"
        sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 0.75 }}
      >
        {notices.map(({ recipientId, recipient, kind, state, madeOn }) => (
          <Box component="li" key={`${recipientId} ${kind} ${madeOn} ${state}`} sx={{ typography: 'body2' }}>
            <Box component="span" sx={{ fontWeight: 600 }}>
              {recipient}
            </Box>{' '}
            is to {noticeWords[kind]}: {noticeStateWords[state]}
            <Box sx={{ typography: 'caption', color: 'text.secondary' }}>since {showDay(madeOn)}</Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
