import { type ReactNode, useState } from 'react';
import { ActionButton } from '../../components/action-button.tsx';
import { REQUEST_LETTERS } from './letters.ts';
import { toHowItStands } from './to-how-it-stands.ts';

/** How a form of a request ends: put away, or with what was done. */
export type Ends = { readonly onClose: () => void; readonly onDone: (words: string) => void };
type FormHere = { readonly asked: boolean; readonly opener: ReactNode; readonly ends: Ends };
type Props = { readonly label: string; readonly letter: keyof typeof REQUEST_LETTERS; readonly onDone: (words: string) => void };

/**
 * A form in a part of a request, opened by its letter: `opener` is the button for that while the form is not open. Put away, the
 * focus goes back to how it stands.
 */
export function useFormHere({ label, letter, onDone }: Props): FormHere {
  const [asked, setAsked] = useState(false);
  const onClose = () => {
    setAsked(false);
    toHowItStands();
  };
  const done = (words: string) => {
    setAsked(false);
    onDone(words);
  };
  const opener = !asked && (
    <ActionButton group="Request" label={label} letter={REQUEST_LETTERS[letter]} size="small" onAct={() => setAsked(true)} />
  );
  return { asked, opener, ends: { onClose, onDone: done } };
}
