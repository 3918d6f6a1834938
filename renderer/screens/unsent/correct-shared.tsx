import Typography from '@mui/material/Typography';

/** What was passed on is what it was: there is nothing to correct in it, only to call it back or to record what may go. */
export function CorrectShared() {
  return (
    <Typography variant="body2">
      If it has gone to them already, give this to a supervisor, who has it called back. If it has not, take it out, and record
      what may go anew on the customer’s screen.
    </Typography>
  );
}
