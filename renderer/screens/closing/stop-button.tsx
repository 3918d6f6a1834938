import Box from '@mui/material/Box';
import { ActionButton } from '../../components/action-button.tsx';
import { go } from '../../lib/go.ts';
import { useCovers } from '../../lib/speaks-for.ts';
import type { Customer } from '../customer/record-parts.tsx';
import { useIsClosing } from './closing-note.tsx';

/** The way to *Stop using the service*, for whoever may ask for it; none while one is under way. */
export function StopButton({ customer }: { readonly customer: Customer }) {
  const covered = useCovers(customer.id)('requests');
  const closing = useIsClosing(customer);
  if (closing || !covered) return null;
  return (
    <Box>
      <ActionButton
        group="Customer"
        label="Stop using the service"
        letter="m"
        color="inherit"
        onAct={() => go(`/customer/${customer.id}/stop`)}
      />
    </Box>
  );
}
