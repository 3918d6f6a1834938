import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { organisationWords } from '../../lib/words/organisations.ts';
import type { Due } from './due-query.ts';
import { numberWords, retainedTitles, ruleWords } from './retention-words.ts';

type Props = {
  readonly label: string;
  readonly items: readonly Due[];
  /** What is due now, or what is to come. */
  readonly now: boolean;
  readonly withOrganisation: boolean;
};

const month = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long', year: 'numeric' });
const when = ({ year, month: of }: Due) => (of === null ? String(year) : month.format(new Date(Date.UTC(year, of - 1, 1))));

/** The numbers behind the bars: when, what, why and of which organisation. */
export function DueTable({ label, items, now, withOrganisation }: Props) {
  const rows = items.map((item) => ({ item, count: now ? item.due : item.count - item.due })).filter(({ count }) => count > 0);
  const headings = [
    'Falls due',
    'What',
    'Why',
    ...(withOrganisation ? ['Organisation'] : []),
    'How many',
    ...(now ? ['Held'] : []),
  ];
  return (
    // Enlarged it is wider than the window; then it can be scrolled by keyboard too.
    <TableContainer tabIndex={0} role="group" aria-label={`Table: ${label}`} sx={{ maxHeight: 380 }}>
      <Table size="small" stickyHeader aria-label={label}>
        <TableHead>
          <TableRow>
            {headings.map((heading) => (
              <TableCell key={heading} component="th" scope="col" sx={{ fontWeight: 600 }}>
                {heading}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(({ item, count }) => (
            <TableRow key={`${item.what} ${item.rule} ${item.organisation} ${item.year} ${item.month}`}>
              <TableCell>{when(item)}</TableCell>
              <TableCell>{retainedTitles[item.what]}</TableCell>
              <TableCell title={ruleWords[item.rule][1]}>{ruleWords[item.rule][0]}</TableCell>
              {withOrganisation && <TableCell>{organisationWords(item.organisation)}</TableCell>}
              <TableCell>{numberWords(count)}</TableCell>
              {now && <TableCell>{item.held > 0 ? numberWords(item.held) : ''}</TableCell>}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
