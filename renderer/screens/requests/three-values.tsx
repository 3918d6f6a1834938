import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { type ReactNode, useId } from 'react';
import { showWhen } from '../../lib/time.ts';
import { fieldWords } from '../../lib/words/details.ts';
import { decidedWords, heldFromWords, showValue } from './request-words.ts';
import type { Dispute } from './requests-query.ts';

/** One value in dispute: what was held, what the customer says, and what is held now where that differs; then what was decided. */
export function ThreeValues({ dispute }: { readonly dispute: Dispute }) {
  const id = useId();
  const { field, held, says, saidBefore, incomplete, howToCheck, now, decision, reasons, decidedByName, decidedAt, onCall } =
    dispute;
  const from = heldFromWords(dispute);
  return (
    <Box component="section" aria-labelledby={id} sx={{ display: 'grid', gap: 1, minWidth: 0 }}>
      <Typography variant="h3" id={id}>
        {fieldWords[field]}
      </Typography>
      <Box
        component="dl"
        sx={{ m: 0, display: 'grid', gap: 1.5, gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 13rem), 1fr))' }}
      >
        <Value what="Held when it was disputed" value={showValue(field, held)}>
          {from}
        </Value>
        <Value what="The customer says" value={showValue(field, says, 'Wrong, but not what is right')}>
          {incomplete && 'It is right, but not all of it. '}
          {saidBefore.length > 0 &&
            `Before that: ${saidBefore.map((one) => showValue(field, one, 'wrong, but not what is right')).join('; ')}`}
        </Value>
        {now !== held && <Value what="Held now" value={showValue(field, now)} />}
      </Box>
      {howToCheck !== null && <Typography variant="body2">How it could be checked: {howToCheck}</Typography>}
      <Typography variant="body2" sx={{ fontWeight: 650 }}>
        {decidedWords(dispute)}
      </Typography>
      {decision !== null && (
        <Typography variant="body2" sx={{ color: 'text.secondary', whiteSpace: 'pre-line' }}>
          {onCall ? 'On the call, by' : 'By'} {decidedByName ?? 'somebody'}
          {decidedAt !== null && `, ${showWhen(decidedAt, new Date())}`}
          {reasons !== null && `. ${reasons}`}
        </Typography>
      )}
    </Box>
  );
}

function Value({ what, value, children }: { readonly what: string; readonly value: string; readonly children?: ReactNode }) {
  return (
    <Box sx={{ borderLeft: 3, borderColor: 'divider', pl: 1.5, minWidth: 0, overflowWrap: 'anywhere' }}>
      <Typography component="dt" variant="caption" sx={{ color: 'text.secondary' }}>
        {what}
      </Typography>
      <Box component="dd" sx={{ m: 0 }}>
        {value}
        <Typography variant="caption" sx={{ display: 'block', color: 'text.secondary' }}>
          {children}
        </Typography>
      </Box>
    </Box>
  );
}
