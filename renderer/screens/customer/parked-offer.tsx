import Alert from '@mui/material/Alert';
import { useState } from 'react';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { conversation, resumeConversation } from '../../lib/conversation.ts';
import { showTime } from '../../lib/time.ts';
import type { Customer } from './record-parts.tsx';

type Props = { readonly customer: Customer; readonly conversationId: string };

/** A conversation about this person that was cut off: whoever takes the return call can take it up. */
export function ParkedOffer({ customer, conversationId }: Props) {
  const [error, setError] = useState<unknown>(null);
  const parked = customer.parked.find((one) => one.conversationId !== conversationId);
  if (!parked) return error === null ? null : <ErrorNote error={error} />;
  const takeUp = () => {
    const current = conversation.get();
    if (!current) return;
    const name = `${customer.givenName} ${customer.familyName}`;
    const about = [{ customerId: customer.id, name, level: 0 as const }];
    resumeConversation({ ...current, conversationId: parked.conversationId, about }).catch(setError);
  };
  return (
    <Alert
      severity="info"
      variant="outlined"
      action={<ActionButton group="Customer" label="Take it up" letter="u" size="small" color="inherit" onAct={takeUp} />}
    >
      The line dropped at {showTime(parked.parkedAt)} in a conversation with {parked.adviser}. Take it up, and one matching answer
      restores level {parked.level}.
    </Alert>
  );
}
