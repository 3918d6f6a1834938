import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { Link as Way } from 'wouter';
import { showReference } from '../../../shared/domain/reference.ts';
import { organisationWords } from '../../lib/words/organisations.ts';
import {
  byWords,
  copiesWords,
  evidenceWords,
  heldWords,
  mayBeConfirmed,
  mayBeStopped,
  nextWords,
  reasonWords,
  stateWords,
} from './closing-row-words.ts';
import type { ClosingRow } from './closings-query.ts';

type Props = {
  readonly row: ClosingRow;
  readonly now: Date;
  readonly withOrganisation: boolean;
  readonly onStop: () => void;
  readonly onConfirm: () => void;
};

/** One closing: nobody's name but who recorded it, where it stands, what comes next, and what may be done. */
export function ClosingCard({ row, now, withOrganisation, onStop, onConfirm }: Props) {
  const id = useId();
  const lines = [...nextWords(row, now), copiesWords(row), evidenceWords(row)].filter((line) => line !== '');
  return (
    <Paper component="li" variant="outlined" aria-labelledby={id} sx={{ p: 2, display: 'grid', gap: 0.5, minWidth: 0 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, alignItems: 'baseline', justifyContent: 'space-between' }}>
        <Typography variant="h3" component="h2" id={id}>
          {showReference(row.reference)}
          {` · ${reasonWords[row.reason]}`}
        </Typography>
        <Box component="span" sx={{ fontWeight: 650 }}>
          {stateWords[row.state]}
        </Box>
      </Box>
      {lines.map((line) => (
        <Typography key={line} variant="body2">
          {line.endsWith('.') ? line : `${line}.`}
        </Typography>
      ))}
      <HeldBy held={row.held ?? []} />
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {byWords(row)}
        {withOrganisation && `, ${organisationWords(row.organisation)}`}
      </Typography>
      {(mayBeConfirmed(row) || mayBeStopped(row)) && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 0.5 }}>
          {mayBeConfirmed(row) && (
            <Button size="small" variant="contained" aria-describedby={id} onClick={onConfirm}>
              Confirm that they have died…
            </Button>
          )}
          {mayBeStopped(row) && (
            <Button size="small" variant="outlined" aria-describedby={id} onClick={onStop}>
              Stop it…
            </Button>
          )}
        </Box>
      )}
    </Paper>
  );
}

/** What holds it, each with the way to it. */
function HeldBy({ held }: { readonly held: NonNullable<ClosingRow['held']> }) {
  if (held.length === 0) return null;
  return (
    <Box component="ul" aria-label="What holds it" sx={{ m: 0, pl: 2.5, typography: 'body2' }}>
      {held.map(({ because, reference, requestId }) => (
        <li key={`${because} ${reference}`}>
          {heldWords[because]}
          {reference !== null && ': '}
          {reference !== null && requestId === null && showReference(reference)}
          {reference !== null && requestId !== null && (
            <Link component={Way} href={`/requests/${requestId}`}>
              Open {showReference(reference)}
            </Link>
          )}
          .
        </li>
      ))}
    </Box>
  );
}
