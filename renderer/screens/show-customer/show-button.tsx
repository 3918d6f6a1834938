import { useState } from 'react';
import { ActionButton } from '../../components/action-button.tsx';
import { announce } from '../../lib/announcer.ts';
import { ShownPage } from './shown-page.tsx';
import type { ToShow } from './to-show.ts';

type Props = {
  /** Under which heading the list of shortcuts shows its key. */
  readonly group: string;
  /** Worked out when it is wanted; null where there is nothing to show yet. */
  readonly toShow: () => ToShow | null;
  readonly disabled?: boolean;
};

/** Turns the screen into one page in large print with only what is being agreed. */
export function ShowButton({ group, toShow, disabled = false }: Props) {
  const [shown, setShown] = useState<ToShow | null>(null);
  const show = () => {
    const made = toShow();
    if (made === null) announce('There is nothing to show yet');
    setShown(made);
  };
  return (
    <>
      <ActionButton group={group} label="Show the customer" letter="v" type="button" disabled={disabled} onAct={show} />
      {shown && <ShownPage shown={shown} onBack={() => setShown(null)} />}
    </>
  );
}
