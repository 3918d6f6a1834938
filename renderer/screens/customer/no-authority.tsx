import Alert from '@mui/material/Alert';
import Typography from '@mui/material/Typography';
import { Screen } from '../../components/screen.tsx';
import { StillPossible } from '../speaking-for/still-possible.tsx';

/** Somebody else speaks, and of nobody's record in particular: nothing is shown, and no record is made on their word. */
export function NoAuthority() {
  return (
    <Screen title="Somebody else is speaking" width={760}>
      <Alert severity="warning" variant="outlined" sx={{ mb: 2 }}>
        Show and confirm nothing, not even whether there is a record.
      </Alert>
      <Typography sx={{ mb: 2 }}>
        Somebody new speaks for themself. If they are there, end this conversation and begin a new one with the customer speaking.
      </Typography>
      <StillPossible />
    </Screen>
  );
}
