import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { KeyHint, keyed } from '../../components/key-hint.tsx';
import { hideAllBut } from '../../lib/covering.ts';
import type { ToShow } from './to-show.ts';

type Props = { readonly shown: ToShow; readonly onBack: () => void };

/** One page in large print for a customer who looks at the screen; nothing else is on it, and no key but the way back does anything. */
export function ShownPage({ shown: { title, parts }, onBack }: Props) {
  const [place] = useState(() => document.createElement('div'));
  const heading = useRef<HTMLHeadingElement>(null);
  const back = useRef(onBack);
  back.current = onBack;
  useLayoutEffect(() => {
    document.body.append(place);
    const show = hideAllBut(place);
    heading.current?.focus();
    return () => {
      place.remove();
      show();
    };
  }, [place]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // What it does by itself, scrolling and moving the focus, it goes on doing; the screen beneath hears nothing.
      event.stopPropagation();
      if (event.key !== 'Escape') return;
      event.preventDefault();
      back.current();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
  return createPortal(
    <Box
      component="main"
      sx={{
        ...{ position: 'fixed', inset: 0, overflowY: 'auto', bgcolor: 'background.paper', color: 'text.primary' },
        ...{ px: { xs: 2, sm: 6 }, py: { xs: 2, sm: 5 }, display: 'flex', flexDirection: 'column' },
      }}
    >
      <Box sx={{ maxWidth: '34ch', fontSize: '2rem', lineHeight: 1.45, mx: 'auto', width: '100%' }}>
        <Typography variant="h1" ref={heading} tabIndex={-1} sx={{ fontSize: '2.5rem', mb: 3 }}>
          {title}
        </Typography>
        {parts.map(({ heading: of, lines }) => (
          <Box component="section" key={`${of} ${lines.join(' ')}`} sx={{ mb: 3 }}>
            {of !== null && (
              <Typography variant="h2" sx={{ fontSize: '2rem', mb: 0.5 }}>
                {of}
              </Typography>
            )}
            {lines.map((line) => (
              <Box component="p" key={line} sx={{ m: 0, mb: 1, overflowWrap: 'anywhere' }}>
                {line}
              </Box>
            ))}
          </Box>
        ))}
      </Box>
      <Box sx={{ mt: 'auto', pt: 2, textAlign: 'center' }}>
        <Button onClick={onBack} aria-keyshortcuts="Escape" sx={keyed}>
          Back <KeyHint of="Escape" />
        </Button>
      </Box>
    </Box>,
    place,
  );
}
