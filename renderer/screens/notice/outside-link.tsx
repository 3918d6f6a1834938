import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useState } from 'react';
import { ErrorNote } from '../../components/error-note.tsx';
import { desk } from '../../lib/desk.ts';
import { Highlighted } from './highlighted.tsx';
import type { Needles } from './search-notice.ts';

type Props = { readonly text: string; readonly href: string; readonly needles: Needles };

/** A link of the notice: its words and its whole address, since a caller may want it read out. The shell alone opens it. */
export function OutsideLink({ text, href, needles }: Props) {
  const [error, setError] = useState<unknown>(null);
  const open = () => {
    setError(null);
    desk.shell.openLink(href).catch(setError);
  };
  return (
    <Box sx={{ my: 0.5 }}>
      <Link component="button" type="button" role="link" onClick={open} sx={{ font: 'inherit', textAlign: 'left' }}>
        <Highlighted text={text} needles={needles} />
      </Link>
      <Box component="span" sx={{ display: 'block', typography: 'caption', color: 'text.secondary' }}>
        <Highlighted text={href} needles={needles} />
      </Box>
      {error !== null && <ErrorNote error={error} />}
    </Box>
  );
}
