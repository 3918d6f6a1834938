import Alert from '@mui/material/Alert';
import { useEffect } from 'react';
import { announce } from '../../lib/announcer.ts';
import type { Request } from './requests-query.ts';
import { usePresence } from './use-presence.ts';

/** Who else has this request open just now; nothing where nobody has. */
export function PresenceNote({ request: { id, version } }: { readonly request: Request }) {
  const others = usePresence(id, version);
  const words = others.length === 0 ? '' : `${namesOf(others)} ${others.length === 1 ? 'has' : 'have'} this open.`;
  useEffect(() => {
    if (words !== '') announce(words);
  }, [words]);
  if (words === '') return null;
  return (
    // It is announced: no role that would have it heard twice.
    <Alert severity="info" variant="outlined" role="note">
      {words}
    </Alert>
  );
}

const namesOf = (names: readonly string[]): string =>
  names.length === 1 ? String(names[0]) : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
