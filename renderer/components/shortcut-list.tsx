import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useActiveShortcuts } from '../lib/shortcuts.ts';
import { KeyHint } from './key-hint.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

/** Every key that works on the screen behind it. */
export function ShortcutList({ onClose }: { readonly onClose: () => void }) {
  const groups = useActiveShortcuts();
  const titles = [...new Set(groups.filter(({ shortcuts }) => shortcuts.length > 0).map(({ title }) => title))];
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="shortcuts-title" aria-modal="true">
      <DialogTitle id="shortcuts-title">Shortcuts</DialogTitle>
      <DialogContent tabIndex={0}>
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 2 }}>
          A letter works alone while you are not typing, and with Alt at any time.
        </Typography>
        {titles.map((title) => (
          <Box key={title} component="section" sx={{ mb: 2 }}>
            <Typography variant="h3" component="h3" sx={{ mb: 0.5 }}>
              {title}
            </Typography>
            <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: '6rem 1fr', rowGap: 0.5 }}>
              {groups
                .filter((group) => group.title === title)
                .flatMap(({ shortcuts }) => shortcuts)
                .map(({ key, label }) => (
                  <Box key={key} sx={{ display: 'contents' }}>
                    <Box component="dt" sx={{ position: 'relative' }}>
                      <KeyHint of={key} />
                      <VisuallyHidden>{key}</VisuallyHidden>
                    </Box>
                    <Box component="dd" sx={{ m: 0 }}>
                      {label}
                    </Box>
                  </Box>
                ))}
            </Box>
          </Box>
        ))}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} autoFocus>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}
