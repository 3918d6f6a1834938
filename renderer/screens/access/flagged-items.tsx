import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { KEPT_BECAUSE, LEFT_OUT_BECAUSE, type ReviewReason } from '../../../shared/domain/access.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { flagWords, reviewReasonWords } from './access-words.ts';
import type { Flagged } from './flagged-in.ts';
import { useJudging } from './use-judging.ts';

type Props = { readonly requestId: string; readonly flagged: readonly Flagged[]; readonly may: boolean };

/** What may be about somebody else: each stays or is left out, for a reason from the list. */
export function FlaggedItems({ requestId, flagged, may }: Props) {
  if (flagged.length === 0) return <Typography variant="body2">Nothing in it is marked as being about somebody else.</Typography>;
  return (
    <Box>
      <Typography variant="h3" sx={{ mb: 1 }}>
        What may be about somebody else
      </Typography>
      <Box component="ol" aria-label="What may be about somebody else" sx={{ m: 0, pl: 2.5, display: 'grid', gap: 2 }}>
        {flagged.map((one) => (
          <FlaggedRow key={one.path} requestId={requestId} one={one} may={may} />
        ))}
      </Box>
    </Box>
  );
}

function FlaggedRow({ requestId, one, may }: { readonly requestId: string; readonly one: Flagged; readonly may: boolean }) {
  const { path, title, label, value, flag, reason } = one;
  const { judge, busy, error } = useJudging(requestId);
  return (
    <Box component="li">
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {title}, {label.charAt(0).toLowerCase() + label.slice(1)}.{' '}
        {flag === null ? 'Marked by whoever looked through it' : flagWords[flag]}.
      </Typography>
      <Typography sx={{ overflowWrap: 'anywhere', my: 0.5 }}>“{value}”</Typography>
      {error !== null && <ErrorNote error={error} />}
      {may ? (
        <TextField
          select
          size="small"
          label={`Stays or is left out: ${label}`}
          value={reason ?? ''}
          onChange={(event) => {
            if (!busy && event.target.value !== '') void judge(path, event.target.value as ReviewReason, reason);
          }}
          sx={{ minWidth: 320, maxWidth: '100%' }}
          slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
        >
          <option value="">No decision yet</option>
          {[...KEPT_BECAUSE, ...LEFT_OUT_BECAUSE].map((code) => (
            <option key={code} value={code}>
              {reviewReasonWords[code]}
            </option>
          ))}
        </TextField>
      ) : (
        <Typography variant="body2">{reason === null ? 'No decision.' : reviewReasonWords[reason]}</Typography>
      )}
    </Box>
  );
}
