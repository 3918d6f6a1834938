import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { lazy, Suspense } from 'react';
import { useLocation } from 'wouter';
import { COVER_KEY, turnCover } from '../lib/covering.ts';
import { go } from '../lib/go.ts';
import { useSession, whoIn } from '../lib/session.ts';
import { EVERYWHERE, useShortcuts } from '../lib/shortcuts.ts';
import { CallerWordsEntry } from '../screens/caller-words/caller-words-entry.tsx';
import { KeyHint } from './key-hint.tsx';
import { NavLink, navItem } from './nav-link.tsx';
import { placesFor } from './places.ts';
import { VisuallyHidden } from './visually-hidden.tsx';

const More = lazy(async () => ({ default: (await import('./more.tsx')).More }));

/** The bar at the top: the places one can go, the caller’s words, hiding everything. */
export function TopBar({ onShortcuts }: { readonly onShortcuts: () => void }) {
  const [location] = useLocation();
  const session = useSession().data;
  const signedIn = whoIn(session) !== null;
  const { bar, more } = placesFor(session);
  const keys = [...bar, ...more].map(({ to, label, letter }) => ({ key: letter, label, run: () => go(to) }));
  useShortcuts(EVERYWHERE, keys);
  return (
    <Box
      component="header"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: { xs: 0.5, lg: 2 },
        px: { xs: 2, md: 3 },
        minHeight: 44,
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
        {bar.map((place) => (
          <NavLink key={place.to} place={place} current={location.startsWith(place.to)} />
        ))}
      </Box>
      {signedIn && <CallerWordsEntry />}
      {signedIn && (
        <ButtonBase onClick={turnCover} aria-keyshortcuts={COVER_KEY} sx={navItem}>
          Hide
          <VisuallyHidden> everything</VisuallyHidden> <KeyHint of={COVER_KEY} />
        </ButtonBase>
      )}
      <Suspense>
        <More bar={bar} more={more} location={location} onShortcuts={onShortcuts} />
      </Suspense>
    </Box>
  );
}
