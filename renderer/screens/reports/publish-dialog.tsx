import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { announce } from '../../lib/announcer.ts';
import { desk } from '../../lib/desk.ts';
import { newId } from '../../lib/ids.ts';
import { showMonth } from './figures.ts';
import { type Preview, usePreview } from './publications-query.ts';
import { PublishedTables } from './published-tables.tsx';

type Props = { readonly month: string; readonly onClose: () => void; readonly onDone: () => void };

/** Shows a month as it would be published, and publishes exactly that after a question. */
export function PublishDialog({ month, onClose, onDone }: Props) {
  const { data, error, isFetching, refetch } = usePreview(month);
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="lg" aria-labelledby="publish-title" aria-modal="true">
      <DialogTitle id="publish-title">Publish the figures of {showMonth(month)}?</DialogTitle>
      {data && !isFetching ? (
        <Looked key={data.seen} preview={data} onClose={onClose} onDone={onDone} onAgain={() => void refetch()} />
      ) : (
        <>
          <DialogContent>
            {error ? <ErrorNote error={error} /> : <Loading what="the figures as they would be published" />}
          </DialogContent>
          <DialogActions>
            <Button autoFocus onClick={onClose}>
              Cancel
            </Button>
          </DialogActions>
        </>
      )}
    </Dialog>
  );
}

type LookedProps = Omit<Props, 'month'> & { readonly preview: Preview; readonly onAgain: () => void };

function Looked({ preview: { month, tables, seen }, onClose, onDone, onAgain }: LookedProps) {
  // Made once: pressing twice is one command.
  const [commandId] = useState(newId);
  const [asked, setAsked] = useState(false);
  const publish = useMutation({
    mutationFn: () => desk.publications.publish({ commandId, month, seen }),
    onSuccess: () => {
      announce(`The figures of ${showMonth(month)} are published`);
      onDone();
    },
  });
  return (
    <>
      <DialogContent sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        {publish.error && <ErrorNote error={publish.error} />}
        {asked ? (
          <Typography>
            They go to partner organisations, and can never be changed or taken back afterwards. Who published them and when is
            kept in the audit.
          </Typography>
        ) : (
          <PublishedTables tables={tables} />
        )}
      </DialogContent>
      <DialogActions>
        <Button key={String(asked)} autoFocus onClick={onClose}>
          Cancel
        </Button>
        {publish.error && <Button onClick={onAgain}>Look again</Button>}
        {asked ? (
          <BusyButton variant="contained" color="error" busy={publish.isPending} onClick={() => publish.mutate()}>
            Publish for good
          </BusyButton>
        ) : (
          <Button variant="contained" onClick={() => setAsked(true)}>
            Go on
          </Button>
        )}
      </DialogActions>
    </>
  );
}
