import Button from '@mui/material/Button';

type Props = { readonly onRetry: () => void; readonly busy: boolean };

/** Asks again. */
export function Retry({ onRetry, busy }: Props) {
  return (
    <Button color="inherit" size="small" onClick={onRetry} disabled={busy}>
      {busy ? 'Asking…' : 'Try again'}
    </Button>
  );
}
