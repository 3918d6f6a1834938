import ButtonBase from '@mui/material/ButtonBase';
import { Link } from 'wouter';
import { go } from '../lib/go.ts';
import { useShortcuts } from '../lib/shortcuts.ts';
import { KeyHint } from './key-hint.tsx';

/** How a place in the top bar looks. */
export const navItem = {
  typography: 'body2',
  fontWeight: 600,
  gap: 0.75,
  px: 1,
  py: 1,
  my: 0.25,
  borderRadius: 1,
  color: 'text.secondary',
  '&:hover': { bgcolor: 'action.hover', color: 'text.primary' },
  '&[aria-current="page"]': { bgcolor: 'action.selected', color: 'text.primary' },
} as const;

type Props = { readonly to: string; readonly label: string; readonly letter: string; readonly current: boolean };

/** One place in the top bar, with its key. */
export function NavLink({ to, label, letter, current }: Props) {
  useShortcuts('Everywhere', [{ key: letter, label, run: () => go(to) }]);
  return (
    <ButtonBase
      component={Link}
      href={to}
      aria-current={current ? 'page' : undefined}
      aria-keyshortcuts={`${letter.toUpperCase()} Alt+${letter.toUpperCase()}`}
      sx={navItem}
    >
      {label} <KeyHint of={letter} />
    </ButtonBase>
  );
}
