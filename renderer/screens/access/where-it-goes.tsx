import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { type Control, useController } from 'react-hook-form';
import { DESTINATIONS, type Destination } from '../../../shared/domain/access.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { ChoiceRow } from '../../components/form/choice-row.tsx';
import { desk } from '../../lib/desk.ts';
import { newId } from '../../lib/ids.ts';
import type { Customer } from '../customer/record-parts.tsx';
import type { TypedAccess } from './access-form.tsx';
import { destinationWords } from './access-words.ts';

type Props = { readonly control: Control<TypedAccess>; readonly customer: Customer; readonly conversationId: string };

/** Which of the held details it goes to, chosen at level 3; below, it is settled later. Nothing is typed here. */
export function WhereItGoes({ control, customer, conversationId }: Props) {
  const { field } = useController({ control, name: 'goesTo' });
  if (customer.level < 3)
    return (
      <Typography variant="body2">
        It is settled later: that takes level 3, a call-back to a number we have held for more than 14 days, or a document seen in
        person. The request counts all the same.
      </Typography>
    );
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <ChoiceRow<TypedAccess['goesTo']>
        label="The copy goes"
        value={field.value}
        options={[['', 'It is settled later'], ...DESTINATIONS.map((one) => [one, optionOf(one, customer)] as const)]}
        onChoose={field.onChange}
      />
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        A detail younger than 14 days, or one that is being checked, is never where a copy goes: the central service looks.
      </Typography>
      {field.value !== '' && <OnlySettle customerId={customer.id} conversationId={conversationId} goesTo={field.value} />}
    </Box>
  );
}

/** What is held may be read out from level 2. */
function optionOf(goesTo: Destination, { values = [] }: Customer): string {
  const held = (name: string) => values.find(({ field }) => field === name)?.value;
  const address = ['addressLine1', 'addressLine2', 'addressTown', 'postcode'].flatMap((name) => held(name) ?? []).join(', ');
  const value = goesTo === 'address' ? address : goesTo === 'email' ? held('email') : undefined;
  return value ? `${destinationWords[goesTo]}: ${value}` : destinationWords[goesTo];
}

type Settling = { readonly customerId: string; readonly conversationId: string; readonly goesTo: Destination };

/** For those who have asked already: nothing new is logged, only where the copy goes. */
function OnlySettle({ customerId, conversationId, goesTo }: Settling) {
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<Destination | null>(null);
  const [error, setError] = useState<unknown>(null);
  const settle = async () => {
    setBusy(true);
    setError(null);
    try {
      const saidAt = new Date().toISOString();
      await desk.accessRequests.settle({ commandId: newId(), customerId, conversationId, saidAt, goesTo });
      setDone(goesTo);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Box sx={{ display: 'grid', gap: 1, justifyItems: 'start' }}>
      <BusyButton variant="outlined" size="small" busy={busy} onClick={settle}>
        They have asked already: only note where it goes
      </BusyButton>
      <Box role="status">{done === goesTo && <Alert severity="success">Noted at the central service.</Alert>}</Box>
      {error !== null && <ErrorNote error={error} />}
    </Box>
  );
}
