import { type ReactNode, useRef, useState } from 'react';
import { ActionButton } from '../../components/action-button.tsx';
import { announce } from '../../lib/announcer.ts';
import { REQUEST_LETTERS } from './letters.ts';
import { toHowItStands } from './to-how-it-stands.ts';

/** How a form of a request ends: put away, or with what was done. */
export type Ends = {
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
  /** The same where the answer may have come much later: whoever is in another field by then stays there. */
  readonly onDoneLater: (words: string) => void;
};
type FormHere = { readonly asked: boolean; readonly opener: ReactNode; readonly ends: Ends };
type Props = { readonly label: string; readonly letter: keyof typeof REQUEST_LETTERS; readonly onDone: (words: string) => void };

/**
 * A form in a part of a request, opened by its letter: `opener` is the button for that while the form is not open. Put away, the
 * focus goes back to how it stands. What a form recorded that was put away before its answer came is only said: the focus is
 * somewhere else by then, and the form that is open now is another.
 */
export function useFormHere({ label, letter, onDone }: Props): FormHere {
  const [turn, setTurn] = useState(0);
  // Even: no form is open. Odd: which one is.
  const asked = turn % 2 === 1;
  const now = useRef(turn);
  const turnTo = (next: number) => {
    now.current = next;
    setTurn(next);
  };
  const onClose = () => {
    turnTo(turn + 1);
    toHowItStands();
  };
  const done = (words: string, quietly: boolean) => {
    const isOpen = now.current === turn;
    if (isOpen) turnTo(turn + 1);
    if (isOpen && !quietly) onDone(words);
    else announce(words);
  };
  const opener = !asked && (
    <ActionButton group="Request" label={label} letter={REQUEST_LETTERS[letter]} size="small" onAct={() => turnTo(turn + 1)} />
  );
  const ends = {
    onClose,
    onDone: (words: string) => done(words, false),
    onDoneLater: (words: string) => done(words, isInField()),
  };
  return { asked, opener, ends };
}

const isInField = () => document.activeElement?.matches('input, textarea, select') === true;
