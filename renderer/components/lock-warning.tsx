import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useEffect } from 'react';
import { stayHere } from '../lib/lock-warning.ts';
import { useNow } from '../lib/now.ts';

/** Said a minute before the desk locks. Any key and any press of the mouse says that somebody is there, and does nothing else. */
export function LockWarning({ at }: { readonly at: string }) {
  const left = Math.max(0, Math.ceil((Date.parse(at) - useNow(1).getTime()) / 1000));
  useEffect(() => {
    const here = (event: Event) => {
      event.preventDefault();
      event.stopPropagation();
      stayHere();
    };
    const events = ['keydown', 'pointerdown'] as const;
    for (const event of events) window.addEventListener(event, here, { capture: true });
    return () => {
      for (const event of events) window.removeEventListener(event, here, { capture: true });
    };
  }, []);
  return (
    <Dialog open role="alertdialog" aria-labelledby="lock-title" aria-describedby="lock-words" aria-modal="true">
      <DialogTitle id="lock-title">Are you still there?</DialogTitle>
      <DialogContent>
        <Typography id="lock-words">
          The desk locks because nobody has used it. Press any key to go on. What you have typed stays.
        </Typography>
        <Typography role="timer" aria-live="off" sx={{ mt: 1.5, typography: 'h2', fontVariantNumeric: 'tabular-nums' }}>
          {left === 1 ? '1 second' : `${left} seconds`}
        </Typography>
      </DialogContent>
    </Dialog>
  );
}
