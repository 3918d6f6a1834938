import ButtonBase from '@mui/material/ButtonBase';
import { lazy, Suspense, useState } from 'react';
import { KeyHint } from '../../components/key-hint.tsx';
import { navItem } from '../../components/nav-link.tsx';
import { useShortcuts } from '../../lib/shortcuts.ts';

const CallerWords = lazy(async () => ({ default: (await import('./caller-words-dialog.tsx')).CallerWordsDialog }));

/** What the caller said: one key from every screen; what it needs comes when it is first opened. */
export function CallerWordsEntry() {
  const [shown, setShown] = useState(false);
  useShortcuts('Everywhere', [{ key: 'q', label: 'What the caller said', run: () => setShown(true) }]);
  return (
    <>
      <ButtonBase onClick={() => setShown(true)} aria-keyshortcuts="Q Alt+Q" aria-haspopup="dialog" sx={navItem}>
        What the caller said <KeyHint of="q" />
      </ButtonBase>
      {shown && (
        <Suspense>
          <CallerWords onClose={() => setShown(false)} />
        </Suspense>
      )}
    </>
  );
}
