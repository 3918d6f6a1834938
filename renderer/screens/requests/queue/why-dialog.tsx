import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { showReference } from '../../../../shared/domain/reference.ts';
import type { Listed } from '../requests-query.ts';
import { whySteps } from './why-words.ts';

type Props = { readonly row: Listed; readonly today: string; readonly onClose: () => void };

/** Why a request is due on its day, step by step, and when it was made, received and by whom. */
export function WhyDialog({ row, today, onClose }: Props) {
  const { head, steps } = whySteps(row, today);
  return (
    <Dialog open onClose={onClose} aria-labelledby="why-title" aria-modal="true" fullWidth maxWidth="sm">
      <DialogTitle id="why-title">Why this day: {showReference(row.reference)}</DialogTitle>
      <DialogContent>
        <Typography sx={{ fontWeight: 650 }}>{head}</Typography>
        <Box component="ol" aria-label="How the day was reached" sx={{ pl: 3, mb: 0, typography: 'body2' }}>
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button autoFocus variant="contained" onClick={onClose}>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}
