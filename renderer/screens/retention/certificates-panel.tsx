import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { Panel } from '../../components/panel.tsx';
import { ShowEarlier } from '../../components/show-earlier.tsx';
import { showDay } from '../../lib/time.ts';
import { CertificateDialog } from './certificate-dialog.tsx';
import { type Certificate, useCertificates } from './certificates-query.ts';
import { countWords, storeWords } from './retention-words.ts';

/** Proof of what was destroyed: one a run and store, the newest first. */
export function CertificatesPanel() {
  const { data, error, hasNextPage, fetchNextPage, isFetching } = useCertificates();
  const [open, setOpen] = useState<Certificate | null>(null);
  const all = data?.pages.flatMap((page) => page.items) ?? [];
  const changed = all.filter(({ sound }) => !sound);
  return (
    <Panel title="Certificates">
      {error && <ErrorNote error={error} />}
      {!data && !error && <Loading what="the certificates" />}
      {data && all.length === 0 && <Typography variant="body2">Nothing has been destroyed by a run yet.</Typography>}
      {changed.length > 0 && (
        <Alert severity="error" variant="outlined">
          {changed.length === 1 ? 'One certificate is' : `${changed.length} certificates are`} not as it was made. Somebody has
          changed it.
        </Alert>
      )}
      <Box component="ul" aria-label="Certificates" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.5 }}>
        {all.map((one) => (
          <li key={one.id}>
            <Button size="small" onClick={() => setOpen(one)} sx={{ fontWeight: 500, minHeight: 0 }}>
              {`${storeWords[one.store]}: ${countWords(one.what, one.count)}, ${showDay(one.madeAt)}`}
            </Button>
          </li>
        ))}
      </Box>
      {hasNextPage && <ShowEarlier group="Retention" busy={isFetching} onAct={() => void fetchNextPage()} />}
      {open && <CertificateDialog certificate={open} onClose={() => setOpen(null)} />}
    </Panel>
  );
}
