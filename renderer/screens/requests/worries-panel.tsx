import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useEffect, useRef } from 'react';
import { Link as Way } from 'wouter';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Panel } from '../../components/panel.tsx';
import { announce } from '../../lib/announcer.ts';
import { useNow } from '../../lib/now.ts';
import { showWhen } from '../../lib/time.ts';
import { worryWords } from '../../lib/words/authority.ts';
import { organisationWords } from '../../lib/words/organisations.ts';
import { useSeeing } from './use-seeing.ts';
import { useWorries, type Worried } from './worries-query.ts';

/**
 * What advisers were worried about and no supervisor has seen, the oldest first; for supervisors. Nothing where there is none. It comes
 * by itself, and so stands where nothing is pushed away by it.
 */
export function WorriesPanel() {
  const { data, error } = useWorries();
  const list = useRef<HTMLUListElement>(null);
  const rows = data?.items ?? [];
  useToldOf(data && rows.length);
  // What was seen goes, and its button with it.
  const toNext = () =>
    requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return;
      (list.current?.querySelector('button') ?? document.querySelector('h1'))?.focus();
    });
  return (
    <Box sx={{ display: 'grid', gap: 1, '&:not(:empty)': { mt: 1.5 } }}>
      {error && (
        <Alert severity="warning" variant="outlined" role="status">
          Whether there is {rows.length > 0 ? 'another' : 'a'} worry nobody has seen is not known at the moment.
        </Alert>
      )}
      {rows.length > 0 && (
        <Panel title={`Worries nobody has seen: ${rows.length}${data?.next ? ' or more' : ''}`}>
          <Box
            component="ul"
            ref={list}
            aria-label="Worries"
            sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1.5, maxHeight: '30vh', overflowY: 'auto' }}
          >
            {rows.map((row) => (
              <WorryRow key={row.id} row={row} onSeen={toNext} />
            ))}
          </Box>
        </Panel>
      )}
    </Box>
  );
}

/** Says that another worry has come while the screen was looked at. */
function useToldOf(many: number | undefined): void {
  const before = useRef(many);
  useEffect(() => {
    if (many !== undefined && before.current !== undefined && many > before.current)
      announce('A worry nobody has seen has come. It stands below the requests.');
    before.current = many;
  }, [many]);
}

type RowProps = { readonly row: Worried; readonly onSeen: () => void };

function WorryRow({ row, onSeen }: RowProps) {
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
        <BusyButton size="small" variant="outlined" busy={busy} onClick={() => see().then(onSeen)}>
          I have seen this
        </BusyButton>
        <Link component={Way} href={`/customer/${row.customerId}`} sx={{ typography: 'body2' }}>
          Open the record
        </Link>
      </Box>
    </Box>
  );
}
