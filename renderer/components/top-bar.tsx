import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { useLocation } from 'wouter';
import { COVER_KEY, turnCover } from '../lib/covering.ts';
import { useSession, whoIn } from '../lib/session.ts';
import { CallerWordsEntry } from '../screens/caller-words/caller-words-entry.tsx';
import { KeyHint } from './key-hint.tsx';
import { NavLink, navItem } from './nav-link.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

/** The bar at the top: the places one can go. Each place adds its line here and its route in screens.tsx. */
const places = [
  { to: '/find', label: 'Find a customer', letter: 'f' },
  { to: '/my-day', label: 'My day', letter: 'j' },
  { to: '/requests', label: 'Requests', letter: 'b' },
  { to: '/notice', label: 'Privacy notice', letter: 'p' },
  { to: '/settings', label: 'Settings', letter: 's' },
] as const;

/** Where supervisors can go besides. The backend refuses everybody else. */
const supervising = [
  { to: '/who-to-tell', label: 'Who to tell', letter: 'h' },
  { to: '/audit', label: 'Audit', letter: 'a' },
  { to: '/machines', label: 'Machines', letter: 'z' },
] as const;

/** Where one can go with nobody signed in. */
const outside = [
  { to: '/sign-in', label: 'Sign in', letter: 'i' },
  { to: '/settings', label: 'Settings', letter: 's' },
] as const;

export function TopBar({ onShortcuts }: { readonly onShortcuts: () => void }) {
  const [location] = useLocation();
  const session = useSession().data;
  const who = whoIn(session);
  const signedIn = who !== null;
  const inside = who?.roles.includes('supervisor') ? [...places, ...supervising] : places;
  const open = signedIn ? inside : session?.kind === 'locked' ? [] : outside;
  return (
    <Box
      component="header"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: { xs: 0.5, lg: 2 },
        px: { xs: 2, md: 3 },
        bgcolor: 'background.paper',
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <Box
        component="span"
        sx={{ fontWeight: 700, color: 'primary.main', letterSpacing: '-0.01em', py: 1.25, display: { xs: 'none', lg: 'block' } }}
      >
        Adviser Desk
      </Box>
      <Box component="nav" aria-label="Main" sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.25, flex: '1 1 auto' }}>
        {open.map((place) => (
          <NavLink key={place.to} {...place} current={location.startsWith(place.to)} />
        ))}
      </Box>
      {signedIn && <CallerWordsEntry />}
      {signedIn && (
        <ButtonBase onClick={turnCover} aria-keyshortcuts={COVER_KEY} sx={navItem}>
          Hide
          <VisuallyHidden> everything</VisuallyHidden> <KeyHint of={COVER_KEY} />
        </ButtonBase>
      )}
      <ButtonBase onClick={onShortcuts} aria-keyshortcuts="?" aria-haspopup="dialog" sx={navItem}>
        Shortcuts <KeyHint of="?" />
      </ButtonBase>
    </Box>
  );
}
