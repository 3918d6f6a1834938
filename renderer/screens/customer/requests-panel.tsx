import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as Way } from 'wouter';
import { londonDay } from '../../../shared/domain/day.ts';
import { showReference } from '../../../shared/domain/reference.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { Panel } from '../../components/panel.tsx';
import { RequestDue } from '../requests/request-due.tsx';
import { kindWords, stepWords } from '../requests/request-words.ts';
import { useRequests } from '../requests/requests-query.ts';

/** The open requests of a customer that whoever looks may read: an adviser the own ones, a supervisor the organisation’s. */
export function RequestsPanel({ customerId }: { readonly customerId: string }) {
  const { data, error, hasNextPage } = useRequests('open', customerId);
  const rows = data?.pages.flatMap((page) => page.items) ?? [];
  const today = londonDay(new Date());
  return (
    <Panel title="Requests">
      {error && <ErrorNote error={error} />}
      {data && rows.length === 0 && <Typography variant="body2">None open that you can see.</Typography>}
      <Box component="ul" aria-label="Open requests" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1 }}>
        {rows.map((row) => (
          <Box component="li" key={row.id} sx={{ typography: 'body2' }}>
            <Link component={Way} href={`/requests/${row.id}`} sx={{ fontWeight: 600 }}>
              {showReference(row.reference)}
            </Link>
            {` · ${kindWords[row.kind]} · ${stepWords[row.step]}`}
            <RequestDue request={row} today={today} />
          </Box>
        ))}
      </Box>
      {hasNextPage && <Typography variant="body2">There are more, in the list of requests.</Typography>}
    </Panel>
  );
}
