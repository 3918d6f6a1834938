import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { KeyHint, keyed } from '../../components/key-hint.tsx';
import { go } from '../../lib/go.ts';
import { nobodyFound } from '../../lib/nobody-found.ts';
import { useShortcuts } from '../../lib/shortcuts.ts';
import { referenceIn } from '../../lib/typed-reference.ts';

/**
 * Nobody is found, and they want no record: what they ask is taken down all the same. A whole reference leads elsewhere. The line has
 * the focus: its key needs Alt.
 */
export function AsksAnyway({ line }: { readonly line: string }) {
  const elsewhere = referenceIn(line) !== null;
  const begin = () => {
    nobodyFound.set(() => true);
    go('/meet');
  };
  useShortcuts('Find', elsewhere ? [] : [{ key: 'm', label: 'Take down what they ask', run: begin }]);
  if (elsewhere) return null;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1.5, rowGap: 0.5, mt: 1.5, px: 0.5 }}>
      <Box component="span" sx={{ typography: 'body2', color: 'text.secondary' }}>
        They ask for something all the same?
      </Box>
      <Button size="small" variant="outlined" onClick={begin} aria-keyshortcuts="Alt+M" sx={keyed}>
        Take down what they ask <KeyHint of="Alt+M" />
      </Button>
    </Box>
  );
}
