import ButtonBase from '@mui/material/ButtonBase';
import { lazy, Suspense, useState } from 'react';
import { FRAME_LETTERS } from '../../components/frame-letters.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import { navItem, placeKeys } from '../../components/nav-link.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { EVERYWHERE, useShortcuts } from '../../lib/shortcuts.ts';

const CallerWords = lazy(async () => ({ default: (await import('./caller-words-dialog.tsx')).CallerWordsDialog }));

/** What the caller said: one key from every screen; what it needs comes when it is first opened. */
export function CallerWordsEntry() {
  const [shown, setShown] = useState(false);
  const [early, setEarly] = useState('');
  const open = () => {
    setEarly('');
    setShown(true);
  };
  useShortcuts(EVERYWHERE, [{ key: FRAME_LETTERS.callersWords, label: 'What the caller said', run: open }]);
  return (
    <>
      <ButtonBase onClick={open} aria-keyshortcuts={placeKeys(FRAME_LETTERS.callersWords)} aria-haspopup="dialog" sx={navItem}>
        What the caller said <KeyHint of={FRAME_LETTERS.callersWords} />
      </ButtonBase>
      {shown && (
        <Suspense fallback={<EarlyWords line={early} onLine={setEarly} />}>
          <CallerWords early={early} onClose={() => setShown(false)} />
        </Suspense>
      )}
    </>
  );
}

/** Takes what is typed before the dialog is there: it is neither lost nor taken for the letters of shortcuts. */
function EarlyWords({ line, onLine }: { readonly line: string; readonly onLine: (line: string) => void }) {
  return (
    <VisuallyHidden role="dialog" aria-modal="true" aria-label="What the caller said">
      {/* biome-ignore lint/a11y/noAutofocus: a dialog takes the focus */}
      <input autoFocus aria-label="In the caller’s own words" value={line} onChange={(event) => onLine(event.target.value)} />
    </VisuallyHidden>
  );
}
