import Alert from '@mui/material/Alert';
import Typography from '@mui/material/Typography';
import { Screen } from '../../components/screen.tsx';

/** Somebody else speaks, without recorded authority: nothing is read from the record, not even that there is one. */
export function NoAuthority() {
  return (
    <Screen title="Somebody else is speaking" width={760}>
      <Alert severity="warning" variant="outlined" sx={{ mb: 2 }}>
        Show and confirm nothing, not even whether there is a record.
      </Alert>
      <Typography component="div">
        <p>Say: “I can note what you ask for, but I can only talk about somebody’s record with them.”</p>
        <p>
          If the customer is there and wants you to go on, end this conversation and begin a new one with the customer speaking:
          they can answer the questions themselves.
        </p>
        <p>You can read out the privacy notice to anybody.</p>
      </Typography>
    </Screen>
  );
}
