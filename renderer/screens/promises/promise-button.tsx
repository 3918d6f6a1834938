import { useState } from 'react';
import { ActionButton } from '../../components/action-button.tsx';
import { PromiseDialog } from './promise-dialog.tsx';
import type { PromiseAbout } from './use-promising.ts';

type Props = { readonly about: PromiseAbout; readonly group: string; readonly letter: string };

/** The key to a promise. */
export function PromiseButton({ about, group, letter }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <ActionButton
        group={group}
        label="Promise something"
        letter={letter}
        size="small"
        color="inherit"
        aria-haspopup="dialog"
        onAct={() => setOpen(true)}
      />
      {open && <PromiseDialog about={about} onClose={() => setOpen(false)} />}
    </>
  );
}
