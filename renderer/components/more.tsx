import ButtonBase from '@mui/material/ButtonBase';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import type { Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useRef, useState } from 'react';
import { Link } from 'wouter';
import { openPalette, PALETTE_KEY } from '../lib/palette.ts';
import { useSession, whoIn } from '../lib/session.ts';
import { EVERYWHERE, hasKey, useActiveShortcuts } from '../lib/shortcuts.ts';
import { KeyHint } from './key-hint.tsx';
import { navItem, placeKeys } from './nav-link.tsx';
import type { Places } from './places.ts';

type Props = Places & { readonly location: string; readonly onShortcuts: () => void };

/** What there is no room for in the bar: fewer people go there, or the window is narrow. Every place has its key all the same. */
export function More({ bar, more, location, onShortcuts }: Props) {
  const [openAt, setOpenAt] = useState<string | null>(null);
  const signedIn = whoIn(useSession().data) !== null;
  const active = useActiveShortcuts();
  const hints = (items: Places['more']) =>
    items.map((place) => ({ ...place, free: hasKey(active, EVERYWHERE, place.letter, place.label) }));
  const button = useRef<HTMLButtonElement>(null);
  // Whoever has gone somewhere, by whatever way, has done with the menu.
  const open = openAt === location;
  const close = () => setOpenAt(null);
  const wide = useMediaQuery((theme: Theme) => theme.breakpoints.up('sm'), { noSsr: true });
  const items = wide ? more : [...bar.filter(({ narrow }) => !narrow), ...more];
  return (
    <>
      <ButtonBase
        ref={button}
        onClick={() => setOpenAt(location)}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-current={items.some(({ to }) => location.startsWith(to)) ? 'page' : undefined}
        sx={navItem}
      >
        More <span aria-hidden="true">▾</span>
      </ButtonBase>
      <Menu disablePortal open={open} onClose={close} anchorEl={button.current} slotProps={{ list: { 'aria-label': 'More' } }}>
        {hints(items).map(({ to, label, letter, free }) => (
          <MenuItem
            key={to}
            component={Link}
            href={to}
            onClick={close}
            aria-current={location.startsWith(to) ? 'page' : undefined}
            aria-keyshortcuts={free ? placeKeys(letter) : undefined}
            sx={item}
          >
            {label} <KeyHint of={letter} hidden={!free} />
          </MenuItem>
        ))}
        {signedIn && (
          <MenuItem
            onClick={() => {
              close();
              // Once the menu has let go of the focus.
              setTimeout(openPalette);
            }}
            aria-keyshortcuts="Control+K"
            sx={item}
          >
            Go to anything <KeyHint of={PALETTE_KEY} />
          </MenuItem>
        )}
        <MenuItem
          onClick={() => {
            close();
            onShortcuts();
          }}
          aria-keyshortcuts="?"
          sx={item}
        >
          Shortcuts <KeyHint of="?" />
        </MenuItem>
      </Menu>
    </>
  );
}

const item = { justifyContent: 'space-between', gap: 3, minHeight: 40 } as const;
