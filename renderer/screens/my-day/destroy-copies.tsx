import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useState } from 'react';
import { ActionButton } from '../../components/action-button.tsx';
import { announce } from '../../lib/announcer.ts';
import { noteDay } from '../../lib/day.ts';
import { desk } from '../../lib/desk.ts';

/** Destroys the copies when the day is over, once a person has said yes; what is unsent stays. */
export function DestroyCopies({ onError }: { readonly onError: (error: unknown) => void }) {
  const [asked, setAsked] = useState(false);
  const destroy = async () => {
    setAsked(false);
    try {
      noteDay(await desk.shell.destroyCopies());
      announce('The copies on this computer are destroyed.');
    } catch (failure) {
      onError(failure);
    }
  };
  return (
    <>
      <ActionButton
        group="My day"
        label="Destroy the copies"
        letter="c"
        size="small"
        color="inherit"
        onAct={() => setAsked(true)}
      />
      <Dialog open={asked} onClose={() => setAsked(false)} aria-labelledby="destroy-copies" aria-modal="true">
        <DialogTitle id="destroy-copies">Destroy the copies on this computer?</DialogTitle>
        <DialogContent>
          The list of your day stays, and so does everything that is unsent. Without a connection nobody on the list can be opened
          until their record is fetched anew.
        </DialogContent>
        <DialogActions>
          <Button autoFocus onClick={() => setAsked(false)}>
            Keep them
          </Button>
          <Button color="error" onClick={() => void destroy()}>
            Destroy the copies
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
