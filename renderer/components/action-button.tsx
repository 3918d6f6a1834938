import type { ButtonProps } from '@mui/material/Button';
import type { Theme } from '@mui/material/styles';
import type { SystemStyleObject } from '@mui/system/styleFunctionSx';
import { hasKey, useActiveShortcuts, useShortcuts } from '../lib/shortcuts.ts';
import { BusyButton } from './busy-button.tsx';
import { KeyHint, keyed } from './key-hint.tsx';

type Props = Omit<ButtonProps, 'onClick' | 'sx'> & {
  readonly sx?: SystemStyleObject<Theme>;
  /** The words on the button, also in the list of shortcuts. */
  readonly label: string;
  /** The letter that does the same. */
  readonly letter: string;
  /** Under which heading the list of shortcuts shows it. */
  readonly group: string;
  /** What it does is under way: neither it nor its letter does anything until that has ended. */
  readonly busy?: boolean;
  readonly onAct: () => void;
};

/** A button whose key is shown on it and works while it is on screen. */
export function ActionButton({ label, letter, group, busy = false, onAct, disabled, sx, ...rest }: Props) {
  useShortcuts(group, disabled ? [] : [{ key: letter, label, run: () => !busy && onAct() }]);
  // Where something newer on screen has the letter, it is not shown here.
  const hasIt = hasKey(useActiveShortcuts(), group, letter, label);
  return (
    <BusyButton
      variant="outlined"
      {...rest}
      busy={busy}
      disabled={disabled}
      onClick={onAct}
      aria-keyshortcuts={hasIt ? `${letter.toUpperCase()} Alt+${letter.toUpperCase()}` : undefined}
      sx={{ ...keyed, ...sx }}
    >
      {label} <KeyHint of={letter} hidden={!hasIt && !disabled} />
    </BusyButton>
  );
}
