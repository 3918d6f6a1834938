import Button, { type ButtonProps } from '@mui/material/Button';
import type { MouseEvent } from 'react';

type Props = Omit<ButtonProps, 'aria-disabled'> & {
  /** What it does is under way: it does nothing until that has ended. */
  readonly busy: boolean;
};

/**
 * A button that keeps the focus while what it does is under way. One that is disabled meanwhile loses it: after a refusal Enter does
 * nothing more, and in a question Escape does not either (WCAG 2.4.3).
 */
export function BusyButton({ busy, onClick, ...rest }: Props) {
  const act = (event: MouseEvent<HTMLButtonElement>) => {
    // Of a form it is the sending that must not happen again, also by Enter in a field.
    if (busy) event.preventDefault();
    else onClick?.(event);
  };
  return <Button {...rest} aria-disabled={busy || undefined} onClick={act} />;
}
