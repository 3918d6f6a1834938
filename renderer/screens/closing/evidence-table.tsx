import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { labelOf } from '../../../shared/codes/codes.ts';
import type { Output } from '../../../shared/operations.ts';
import { showDay } from '../../lib/time.ts';
import { organisationWords } from '../../lib/words/organisations.ts';

type Evidence = Output<'closures.evidence'>['items'][number];

const HEADINGS = ['Session', 'Organisation and adviser', 'Outcome', 'Paid', 'Goes on'];

/** What proves the payments for one person, to be read on screen: a print of the window leaves it out. */
export function EvidenceTable({ rows }: { readonly rows: readonly Evidence[] }) {
  const [first] = rows;
  if (!first) return null;
  return (
    // Enlarged it is wider than the window; then it can be scrolled by keyboard too.
    <TableContainer
      tabIndex={0}
      role="group"
      aria-label="What stays, session by session"
      sx={{ mt: 2, '@media print': { display: 'none' } }}
    >
      <Typography variant="body2">
        Born {first.birthDate ? `on ${showDay(first.birthDate)}` : 'on a day that was not held'}, postcode{' '}
        {first.postcode ?? 'not held'}.
      </Typography>
      <Table size="small" aria-label="What stays">
        <TableHead>
          <TableRow>
            {HEADINGS.map((heading) => (
              <TableCell key={heading} component="th" scope="col" sx={{ fontWeight: 600 }}>
                {heading}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.outcomeId} sx={{ verticalAlign: 'top' }}>
              <TableCell>{showDay(row.sessionOn)}</TableCell>
              <TableCell>
                {organisationWords(row.organisation)}, {row.adviser}
              </TableCell>
              <TableCell>
                {labelOf('outcome-type', row.outcomeType) ?? row.outcomeType}, {showDay(row.effectiveOn)}
                {row.priority && ', for a priority group'}
              </TableCell>
              <TableCell>{row.paidOn ? showDay(row.paidOn) : 'not yet'}</TableCell>
              <TableCell>{showDay(row.goesOn)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
