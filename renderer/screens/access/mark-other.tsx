import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useRef, useState } from 'react';
import { LEFT_OUT_BECAUSE, type ReviewReason } from '../../../shared/domain/access.ts';
import type { AccessCopy } from '../../../shared/domain/access-copy.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { reviewReasonWords } from './access-words.ts';
import { type Flagged, unmarkedIn } from './flagged-in.ts';
import { useJudging } from './use-judging.ts';

/** At most this many are offered at a time: whoever looks for one thing types more of it. */
const MOST = 10;
type Props = { readonly requestId: string; readonly copy: AccessCopy };

/** Anything else in the copy that is about somebody else, though nothing has flagged it: found by its words, and left out for a reason. */
export function MarkOther({ requestId, copy }: Props) {
  const [words, setWords] = useState('');
  const { judge, busy, error } = useJudging(requestId);
  const field = useRef<HTMLInputElement>(null);
  const found = unmarkedIn(copy, words);
  const leaveOut = async (path: string, reason: ReviewReason) => {
    if (busy) return;
    // The row goes from under the cursor.
    if (await judge(path, reason, null)) field.current?.focus();
  };
  return (
    <Box
      component="section"
      aria-label="Something else about somebody else"
      sx={{ display: 'grid', gap: 1, justifyItems: 'start' }}
    >
      <Typography variant="h3">Something else about somebody else</Typography>
      <TextField
        size="small"
        label="Words of it"
        value={words}
        onChange={(event) => setWords(event.target.value)}
        helperText="Anything in the copy can be left out: type words that stand in it."
        sx={{ minWidth: 320, maxWidth: '100%' }}
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: 100, autoComplete: 'off', ref: field } }}
      />
      {error !== null && <ErrorNote error={error} />}
      <Typography variant="body2" role="status">
        {countWords(words, found.length)}
      </Typography>
      {found.length > 0 && (
        <Box component="ul" aria-label="What has these words in it" sx={{ m: 0, pl: 2.5, display: 'grid', gap: 2 }}>
          {found.slice(0, MOST).map((one) => (
            <Row key={one.path} one={one} onLeaveOut={leaveOut} />
          ))}
        </Box>
      )}
    </Box>
  );
}

type RowProps = { readonly one: Flagged; readonly onLeaveOut: (path: string, reason: ReviewReason) => Promise<void> };

function Row({ one: { path, title, label, value }, onLeaveOut }: RowProps) {
  return (
    <Box component="li">
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {title}, {label.charAt(0).toLowerCase() + label.slice(1)}.
      </Typography>
      <Typography sx={{ overflowWrap: 'anywhere', my: 0.5 }}>“{value}”</Typography>
      <TextField
        select
        size="small"
        label={`Leave it out: ${label}`}
        value=""
        onChange={(event) => {
          if (event.target.value !== '') void onLeaveOut(path, event.target.value as ReviewReason);
        }}
        sx={{ minWidth: 320, maxWidth: '100%' }}
        slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
      >
        <option value="">It stays</option>
        {LEFT_OUT_BECAUSE.map((code) => (
          <option key={code} value={code}>
            {reviewReasonWords[code]}
          </option>
        ))}
      </TextField>
    </Box>
  );
}

function countWords(words: string, count: number): string {
  if (words.trim() === '') return '';
  if (count === 0) return 'Nothing else in the copy has these words in it.';
  if (count > MOST) return `These are the first ${MOST} of ${count}. Type more of it to see fewer.`;
  return count === 1 ? 'One item has these words in it.' : `${count} items have these words in them.`;
}
