import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useState } from 'react';
import { ErrorNote } from '../../components/error-note.tsx';
import { begin } from './call.ts';
import { type Caller, callers } from './callers.ts';

/** Whom to let ring. */
export function CallersDialog({ onClose }: { readonly onClose: () => void }) {
  const [error, setError] = useState<unknown>(null);
  const ring = (caller: Caller) => begin(caller).then(onClose, setError);
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="callers-title" aria-modal="true">
      <DialogTitle id="callers-title">Who rings?</DialogTitle>
      <DialogContent>
        <p>They are made up, and so is everybody here. At the end you see what was missed.</p>
        <p>Whoever rings again is as you left them; when practice is opened anew, everybody is as they were.</p>
        {error !== null && <ErrorNote error={error} />}
        <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.75 }}>
          {callers.map((caller, index) => (
            <li key={caller.id}>
              <Button
                fullWidth
                variant="outlined"
                autoFocus={index === 0}
                onClick={() => void ring(caller)}
                sx={{ justifyContent: 'flex-start' }}
              >
                {index + 1}. {caller.title}
              </Button>
            </li>
          ))}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Back</Button>
      </DialogActions>
    </Dialog>
  );
}
