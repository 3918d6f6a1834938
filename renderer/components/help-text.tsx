import Box from '@mui/material/Box';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import texts from '../help/help.json' with { type: 'json' };
import { placeOf } from '../help/place-of.ts';
import { announce } from '../lib/announcer.ts';
import { useSession } from '../lib/session.ts';

const help: Readonly<Record<string, string>> = texts;

/** One paragraph on the screen it stands on; said as well, since the focus stays where it was. */
export function HelpText() {
  const [address] = useLocation();
  const session = useSession().data?.kind ?? 'signed-out';
  const place = placeOf(session, address, Object.keys(help));
  const words = (place && help[place]) ?? 'There is no help for this screen.';
  useEffect(() => announce(words), [words]);
  return (
    <Box
      component="section"
      aria-label="Help with this screen"
      sx={{
        maxWidth: '65ch',
        mt: 1,
        mb: 0.5,
        px: 1.5,
        py: 1,
        borderLeft: 4,
        borderColor: 'primary.main',
        bgcolor: 'action.hover',
      }}
    >
      {words}
    </Box>
  );
}
