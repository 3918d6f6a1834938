import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { KeyHint, keyed } from '../../components/key-hint.tsx';
import { go } from '../../lib/go.ts';
import { useShortcuts } from '../../lib/shortcuts.ts';

/** The way to a record for somebody who is not among those found. The line has the focus: its key needs Alt. */
export function SomebodyNew({ nobody }: { readonly nobody: boolean }) {
  const begin = () => go('/customer/new');
  useShortcuts('Find', [{ key: 'n', label: 'Somebody new', run: begin }]);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1.5, rowGap: 0.5, mt: 1.5, px: 0.5 }}>
      <Box component="span" sx={{ typography: 'body2', color: 'text.secondary' }}>
        {nobody ? 'Never been with us?' : 'None of these?'}
      </Box>
      <Button size="small" variant="outlined" onClick={begin} aria-keyshortcuts="Alt+N" sx={keyed}>
        Somebody new <KeyHint of="Alt+N" />
      </Button>
    </Box>
  );
}
