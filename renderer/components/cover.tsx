import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { COVER_KEY, hideAllBut, turnCover } from '../lib/covering.ts';
import { KeyHint, keyed } from './key-hint.tsx';

/** Above whatever else is shown alone. */
const HIGHEST = 1;

/** A plain page over everything, for somebody who comes to the desk or a screen turned round. */
export function Cover() {
  const [place] = useState(() => document.createElement('div'));
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    document.body.append(place);
    const show = hideAllBut(place, HIGHEST);
    button.current?.focus();
    return () => {
      place.remove();
      show();
    };
  }, [place]);
  return createPortal(
    <Box
      component="main"
      sx={{
        position: 'fixed',
        inset: 0,
        display: 'grid',
        placeContent: 'center',
        justifyItems: 'center',
        gap: 2,
        p: 3,
        bgcolor: 'background.default',
      }}
    >
      <Typography variant="h1">Everything is hidden</Typography>
      <Button ref={button} variant="outlined" onClick={turnCover} aria-keyshortcuts={COVER_KEY} sx={keyed}>
        Show it again <KeyHint of={COVER_KEY} />
      </Button>
    </Box>,
    place,
  );
}
