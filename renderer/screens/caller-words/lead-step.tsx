import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { Answer } from '../../../shared/domain/caller-words.ts';
import type { Lead } from './lead.ts';

type Props = {
  readonly answer: Answer;
  readonly lead: Lead;
  readonly onGo: (to: string) => void;
  readonly onBack: () => void;
};

/** What to mind, and the way on: the job, or the customer to be found first. */
export function LeadStep({ answer, lead, onGo, onBack }: Props) {
  return (
    <>
      <Typography component="h3" variant="h2" sx={{ mb: 1.5 }}>
        {lead.title}
      </Typography>
      {answer.note && (
        <Alert severity="info" variant="outlined" sx={{ mb: 1.5 }}>
          {answer.note}
        </Alert>
      )}
      {lead.kind === 'find-first' && <Typography sx={{ mb: 1.5 }}>No customer is open. Find who is speaking first.</Typography>}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 2 }}>
        <Button variant="contained" autoFocus onClick={() => onGo(lead.to)}>
          {lead.kind === 'find-first' ? 'Find a customer' : `Go to ${lead.title}`}
        </Button>
        <Button onClick={onBack}>Back to the question</Button>
      </Box>
    </>
  );
}
