import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { KeyHint, keyed } from '../../components/key-hint.tsx';
import { go } from '../../lib/go.ts';
import { useShortcuts } from '../../lib/shortcuts.ts';
import { referenceIn } from '../../lib/typed-reference.ts';
import { wantedAfter } from '../../lib/wanted-after.ts';

/** Nobody is found by a whole reference: the account may have been closed. The line has the focus: its key needs Alt. */
export function ClosedBefore({ line }: { readonly line: string }) {
  const reference = referenceIn(line);
  const begin = () => {
    wantedAfter.set(() => reference);
    go('/after-closing');
  };
  useShortcuts('Find', reference === null ? [] : [{ key: 'c', label: 'Asked after closing', run: begin }]);
  if (reference === null) return null;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1.5, rowGap: 0.5, mt: 1.5, px: 0.5 }}>
      <Box component="span" sx={{ typography: 'body2', color: 'text.secondary' }}>
        Closed before?
      </Box>
      <Button size="small" variant="outlined" onClick={begin} aria-keyshortcuts="Alt+C" sx={keyed}>
        Take down what they ask <KeyHint of="Alt+C" />
      </Button>
    </Box>
  );
}
