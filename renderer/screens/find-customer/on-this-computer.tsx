import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { KeyHint, keyed } from '../../components/key-hint.tsx';
import { go } from '../../lib/go.ts';
import { useShortcuts } from '../../lib/shortcuts.ts';

/**
 * Said under a find without a connection, which looked at the copies on this computer or at nothing: the way on for somebody who is
 * not there. The line has the focus: its key needs Alt.
 */
export function OnThisComputer({ copies }: { readonly copies: boolean }) {
  const meet = () => go('/meet');
  useShortcuts('Find', [{ key: 'm', label: 'Met now, matched later', run: meet }]);
  return (
    <Alert
      severity="info"
      variant="outlined"
      sx={{ mt: 1.5 }}
      action={
        <Button color="inherit" size="small" onClick={meet} aria-keyshortcuts="Alt+M" sx={keyed}>
          Take down what they say <KeyHint of="Alt+M" />
        </Button>
      }
    >
      {copies && 'The central service cannot be reached: only the people of your day, on this computer, were looked through. '}
      Somebody who is not on this computer can be taken down now and matched to their record later.
    </Alert>
  );
}
