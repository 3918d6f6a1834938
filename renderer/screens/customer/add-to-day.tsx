import Box from '@mui/material/Box';
import { useState } from 'react';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { addToDay, useDay } from '../../lib/day.ts';
import type { Customer } from './record-parts.tsx';

/** Puts the open record on the list of the day, so that it can be fetched onto this computer. */
export function AddToDay({ customer }: { readonly customer: Customer }) {
  const { data: day } = useDay();
  const [error, setError] = useState<unknown>(null);
  const on = day?.people.some(({ customerId }) => customerId === customer.id) ?? true;
  return (
    <Box>
      {on ? (
        <Box sx={{ typography: 'body2', color: 'text.secondary' }}>{day && 'On the list of your day.'}</Box>
      ) : (
        <ActionButton
          group="Customer"
          label="Add to my day"
          letter="r"
          size="small"
          onAct={() => addToDay(customer).catch(setError)}
        />
      )}
      {error !== null && <ErrorNote error={error} />}
    </Box>
  );
}
