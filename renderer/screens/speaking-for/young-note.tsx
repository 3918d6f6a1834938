import Alert from '@mui/material/Alert';

/** From 13 to 17 people use their own rights (domain: who speaks). */
export function YoungNote() {
  return (
    <Alert severity="info" variant="outlined">
      They are from 13 to 17 and decide for themself. Read each consent in the simpler words too, and ask them to say it back. A
      parent speaks for them only if they say so.
    </Alert>
  );
}
