import Alert from '@mui/material/Alert';

/** Said under the results of a find that only looked at the copies on this computer. */
export function OnThisComputer() {
  return (
    <Alert severity="info" variant="outlined" sx={{ mt: 1.5 }}>
      The central service cannot be reached: only the people of your day, on this computer, were looked through.
    </Alert>
  );
}
