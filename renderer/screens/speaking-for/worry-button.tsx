import { useState } from 'react';
import { ActionButton } from '../../components/action-button.tsx';
import { useWantedWorry } from '../../lib/wanted-worry.ts';
import { WorryDialog } from './worry-dialog.tsx';

type Props = { readonly customerId: string; readonly group: string };

/** One key for a worry. Its words say nothing to somebody who reads them over a shoulder. */
export function WorryButton({ customerId, group }: Props) {
  const [open, setOpen] = useState(false);
  useWantedWorry(customerId, () => setOpen(true));
  return (
    <>
      <ActionButton
        group={group}
        label="I am worried"
        letter="x"
        color="inherit"
        aria-haspopup="dialog"
        onAct={() => setOpen(true)}
      />
      {open && <WorryDialog customerId={customerId} onClose={() => setOpen(false)} />}
    </>
  );
}
