import ButtonBase from '@mui/material/ButtonBase';
import { Link } from 'wouter';
import { EVERYWHERE, hasKey, useActiveShortcuts } from '../lib/shortcuts.ts';
import { KeyHint } from './key-hint.tsx';
import type { Place } from './places.ts';

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

/** The keys of a place, for who hears the screen. */
export const placeKeys = (letter: string) => `${letter.toUpperCase()} Alt+${letter.toUpperCase()}`;

type Props = { readonly place: Place; readonly current: boolean };

/** One place in the top bar, with its key; without it where the screen has the letter for something of its own. */
export function NavLink({ place: { to, label, letter, narrow }, current }: Props) {
  const free = hasKey(useActiveShortcuts(), EVERYWHERE, letter, label);
  return (
    <ButtonBase
      component={Link}
      href={to}
      aria-current={current ? 'page' : undefined}
      aria-keyshortcuts={free ? placeKeys(letter) : undefined}
      sx={narrow ? navItem : { ...navItem, display: { xs: 'none', sm: 'inline-flex' } }}
    >
      {label} <KeyHint of={letter} hidden={!free} />
    </ButtonBase>
  );
}
