import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { Panel } from '../../components/panel.tsx';
import { showDay } from '../../lib/time.ts';
import { showMonth } from './figures.ts';
import { FiguresOut } from './figures-out.tsx';
import { readPublicationsAnew, usePublication, usePublications } from './publications-query.ts';
import { PublishDialog } from './publish-dialog.tsx';
import { publishedCsv, publishedSheet } from './published-sheet.ts';
import { PublishedTables } from './published-tables.tsx';

/** What partner organisations are given: the months that are published, and for the privacy team the next to publish. */
export function PublicationsPanel() {
  const { data, error } = usePublications();
  const [open, setOpen] = useState<string | null>(null);
  const [picked, setPicked] = useState<string | null>(null);
  const [publishing, setPublishing] = useState<string | null>(null);
  const next = picked ?? data?.publishable[0] ?? null;
  const shown = open ?? data?.items[0]?.month ?? null;
  return (
    <Panel title="For partners">
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <Typography variant="body2">
          The same tables every month, for partner organisations. Once published they never change, so that what was given away
          stays true.
        </Typography>
        {error && <ErrorNote error={error} />}
        {!data && !error && <Loading what="what is published" />}
        {data && next && data.publishable.length > 0 && (
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
            <TextField
              select
              size="small"
              label="Month to publish"
              value={next}
              onChange={(event) => setPicked(event.target.value)}
              slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
              sx={{ minWidth: 220 }}
            >
              {data.publishable.map((month) => (
                <option key={month} value={month}>
                  {showMonth(month)}
                </option>
              ))}
            </TextField>
            <ActionButton
              group="Reports"
              label="Look and publish…"
              letter="v"
              variant="contained"
              onAct={() => setPublishing(next)}
            />
          </Box>
        )}
        {data && data.items.length === 0 && <Typography variant="body2">Nothing is published yet.</Typography>}
        {data && data.items.length > 0 && (
          <Box
            component="ul"
            aria-label="Published months"
            sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexWrap: 'wrap', gap: 0.5 }}
          >
            {data.items.map(({ month }) => (
              <li key={month}>
                <Button size="small" aria-pressed={month === shown} onClick={() => setOpen(month)}>
                  {showMonth(month)}
                </Button>
              </li>
            ))}
          </Box>
        )}
        {shown && <OneMonth key={shown} month={shown} />}
      </Box>
      {publishing && (
        <PublishDialog
          month={publishing}
          onClose={() => setPublishing(null)}
          onDone={() => {
            setPublishing(null);
            setPicked(null);
            setOpen(publishing);
            void readPublicationsAnew();
          }}
        />
      )}
    </Panel>
  );
}

function OneMonth({ month }: { readonly month: string }) {
  const { data, error } = usePublication(month);
  if (error) return <ErrorNote error={error} />;
  if (!data) return <Loading what="the tables" />;
  return (
    <Box
      component="section"
      aria-label={showMonth(month)}
      sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}
    >
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {showMonth(month)}, published by {data.publishedByName} on {showDay(data.publishedAt)}
      </Typography>
      <FiguresOut sheet={publishedSheet(data)} csv={publishedCsv(data)} />
      <PublishedTables tables={data.tables} />
    </Box>
  );
}
