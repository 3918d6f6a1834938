import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as Way } from 'wouter';
import { ErrorNote } from '../../components/error-note.tsx';
import { Panel } from '../../components/panel.tsx';
import { useNow } from '../../lib/now.ts';
import { showWhen } from '../../lib/time.ts';
import { worryWords } from '../../lib/words/authority.ts';
import { organisationWords } from '../../lib/words/organisations.ts';
import { useSeeing } from './use-seeing.ts';
import { useWorries, type Worried } from './worries-query.ts';

/** What advisers were worried about and no supervisor has seen, the oldest first; for supervisors. Nothing where there is none. */
export function WorriesPanel() {
  const { data, error } = useWorries();
  const rows = data?.items ?? [];
  if (error) return <ErrorNote error={error} />;
  if (rows.length === 0) return null;
  return (
    <Panel title={`Worries nobody has seen: ${rows.length}${data?.next ? ' or more' : ''}`}>
      <Box component="ul" aria-label="Worries" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1.5 }}>
        {rows.map((row) => (
          <WorryRow key={row.id} row={row} />
        ))}
      </Box>
    </Panel>
  );
}

function WorryRow({ row }: { readonly row: Worried }) {
  const { see, busy, error } = useSeeing(row.id);
  const now = new Date(useNow(60));
  return (
    <Box component="li" sx={{ display: 'grid', gap: 0.5, borderLeft: 4, borderColor: 'warning.main', pl: 1.5, minWidth: 0 }}>
      <Typography sx={{ fontWeight: 650 }}>{worryWords[row.about]}</Typography>
      <Typography variant="body2">
        {row.raisedByName}, {organisationWords(row.organisation)}, {showWhen(row.raisedAt, now)}
      </Typography>
      {error !== null && <ErrorNote error={error} />}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
        <Button size="small" variant="outlined" disabled={busy} onClick={see}>
          I have seen this
        </Button>
        <Link component={Way} href={`/customer/${row.customerId}`} sx={{ typography: 'body2' }}>
          Open the record
        </Link>
      </Box>
    </Box>
  );
}
