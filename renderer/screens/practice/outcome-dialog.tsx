import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import type { Judged } from './judge.ts';

type Props = { readonly judged: Judged & { readonly title: string }; readonly onClose: () => void };

/** How a call went: what was missed first, then what was done. */
export function OutcomeDialog({ judged: { title, done, missed }, onClose }: Props) {
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="outcome-title" aria-modal="true">
      <DialogTitle id="outcome-title">{title}: how it went</DialogTitle>
      <DialogContent tabIndex={0}>
        {missed.length === 0 && <Typography sx={{ mb: 1.5 }}>Nothing was missed.</Typography>}
        <Lines title="Missed" mark="✗" lines={missed} />
        <Lines title="Done" mark="✓" lines={done} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} autoFocus>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Lines({ title, mark, lines }: { readonly title: string; readonly mark: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <Box component="section" aria-label={title} sx={{ mb: 2 }}>
      <Typography variant="h3">{title}</Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {lines.map((line) => (
          <li key={line}>
            <span aria-hidden="true">{mark} </span>
            {line}
          </li>
        ))}
      </Box>
    </Box>
  );
}
