import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { auditOutcome, auditReason, auditWhat, shortAlias } from '../../../shared/domain/audit-words.ts';
import { showWhen } from '../../lib/time.ts';
import { organisationWords } from '../../lib/words/organisations.ts';
import type { AuditEntry } from './audit-query.ts';

type Props = {
  readonly entries: readonly AuditEntry[];
  /** Narrows the list to one customer. */
  readonly onCustomer: (customerId: string, alias: string) => void;
};

const HEADINGS = ['When', 'Who', 'What', 'About', 'Why', 'How it ended'];

/** Who did what, about whom and why: one row an entry, newest first. */
export function AuditTable({ entries, onCustomer }: Props) {
  const now = new Date();
  return (
    // Enlarged it is wider than the window; then it can be scrolled by keyboard too.
    <TableContainer tabIndex={0} role="group" aria-label="Table of entries">
      <Table size="small" aria-label="Audit entries">
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
          {entries.map((entry) => (
            <TableRow key={entry.id} sx={{ verticalAlign: 'top' }}>
              <TableCell sx={{ whiteSpace: { md: 'nowrap' } }}>{showWhen(entry.at, now)}</TableCell>
              <TableCell>
                {entry.actorName ?? entry.actor}
                <Small>
                  {entry.actorName ? `${entry.actor}, ` : ''}
                  {organisationWords(entry.organisation)}
                </Small>
              </TableCell>
              <TableCell>{auditWhat(entry)}</TableCell>
              <TableCell>{entry.subject && <About entry={entry} alias={entry.subject} onCustomer={onCustomer} />}</TableCell>
              <TableCell>{auditReason(entry)}</TableCell>
              <TableCell>{endOf(entry)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function About({
  entry: { customerId },
  alias,
  onCustomer,
}: { readonly entry: AuditEntry; readonly alias: string } & Omit<Props, 'entries'>) {
  const words = `Customer ${shortAlias(alias)}`;
  if (!customerId) return words;
  return (
    <Button
      size="small"
      onClick={() => onCustomer(customerId, alias)}
      aria-label={`Only ${words}`}
      sx={{ minHeight: 0, p: 0, textAlign: 'left', fontWeight: 500, whiteSpace: { md: 'nowrap' } }}
    >
      {words}
    </Button>
  );
}

function Small({ children }: { readonly children: React.ReactNode }) {
  return (
    <Box component="span" sx={{ display: 'block', typography: 'caption', color: 'text.secondary' }}>
      {children}
    </Box>
  );
}

function endOf(entry: AuditEntry): string {
  const end = auditOutcome(entry);
  return entry.kind === 'search' && entry.results !== null && entry.results > 0 ? `${end} (${entry.results})` : end;
}
