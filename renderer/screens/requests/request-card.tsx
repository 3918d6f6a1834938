import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { Link as Way } from 'wouter';
import { showReference } from '../../../shared/domain/reference.ts';
import { DueDay } from '../../components/due-day.tsx';
import { showDay } from '../../lib/time.ts';
import { organisationWords } from '../../lib/words/organisations.ts';
import { closedWords, fieldsWords, kindWords, recipientsWords, stepWords } from './request-words.ts';
import { factsOf, type Listed } from './requests-query.ts';

type Props = { readonly row: Listed; readonly today: string; readonly withOrganisation: boolean };

/** One request of the list: what it is, by when, where it is; nobody's name but who logged it. */
export function RequestCard({ row, today, withOrganisation }: Props) {
  const parts = [closedWords(row), fieldsWords(row), recipientsWords(row)].filter((part) => part !== '');
  return (
    <Paper component="li" variant="outlined" sx={{ p: 2, display: 'grid', gap: 0.5, minWidth: 0 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, alignItems: 'baseline', justifyContent: 'space-between' }}>
        <Typography variant="h3" component="h2">
          <Link component={Way} href={`/requests/${row.id}`}>
            {showReference(row.reference)}
          </Link>
          {` · ${kindWords[row.kind]}`}
        </Typography>
        <Box component="span" sx={{ fontWeight: 650 }}>
          {stepWords[row.step]}
        </Box>
      </Box>
      {row.dueOn !== null && <DueDay facts={factsOf(row)} today={today} />}
      {parts.length > 0 && <Typography variant="body2">{parts.join(' · ')}</Typography>}
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        Made on {showDay(row.madeOn)}, logged by {row.recordedByName}
        {withOrganisation && `, ${organisationWords(row.organisation)}`}
        {row.completedOn !== null && `, complete on ${showDay(row.completedOn)}`}
      </Typography>
    </Paper>
  );
}
