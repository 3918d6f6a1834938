import { BusyButton } from './busy-button.tsx';

type Props = { readonly onRetry: () => void; readonly busy: boolean };

/** Asks again. */
export function Retry({ onRetry, busy }: Props) {
  return (
    <BusyButton color="inherit" size="small" onClick={onRetry} busy={busy}>
      {busy ? 'Asking…' : 'Try again'}
    </BusyButton>
  );
}
