import Alert from '@mui/material/Alert';

/** Said where a request is somebody's by now, or somebody else's than when something about it was begun. */
export const MOVED = 'A colleague has matched this to a customer meanwhile.';

/** Over a form that cannot be recorded any more, because of what a colleague did while it was open. */
export function Meanwhile({ words }: { readonly words: string }) {
  return (
    <Alert severity="info" variant="outlined">
      {words} What you typed stays here until you put it away.
    </Alert>
  );
}
