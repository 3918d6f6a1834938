import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { Screen } from '../../components/screen.tsx';
import type { Conversation } from '../../lib/conversation.ts';
import { DeskError } from '../../lib/desk.ts';
import { items } from '../../lib/items.ts';
import { consentsNow, said } from '../../lib/said.ts';
import { useStore } from '../../lib/store.ts';
import { ChangedSince } from '../customer/changed-since.tsx';
import { useCustomer } from '../customer/customer-query.ts';
import { ConsentMarking } from './consent-marking.tsx';
import { Recorded, type Recording } from './recorded-consent.tsx';

type Props = { readonly customerId: string; readonly conversation: Conversation };

/** Marking what the customer says, then the one sentence to read back. */
export function ConsentForm({ customerId, conversation }: Props) {
  const { conversationId } = conversation;
  const { data: customer, error, dataUpdatedAt } = useCustomer({ customerId, conversationId });
  const itemsById = useStore(items);
  const mine = useStore(said).filter((one) => one.customerId === customerId);
  const [recording, setRecording] = useState<Recording | null>(null);
  const name = customer && (
    <Typography sx={{ color: 'text.secondary' }}>{`${customer.givenName} ${customer.familyName}`}</Typography>
  );
  if (recording) return <Recorded customerId={customerId} recording={recording} lead={name} />;
  if (!customer)
    return <Screen title="Record consent">{error ? <ErrorNote error={error} /> : <Loading what="the consents" />}</Screen>;
  return (
    <Screen title="Record consent" ownFocus={customer.consents !== undefined} width={1040} lead={name}>
      {customer.consents ? (
        <ConsentMarking
          customerId={customerId}
          conversation={conversation}
          level={customer.level}
          consents={consentsNow(customer.consents, mine, itemsById, dataUpdatedAt)}
          onRecorded={setRecording}
        />
      ) : (
        <ErrorNote error={new DeskError({ code: 'level-too-low' })} />
      )}
      <ChangedSince customer={customer} />
    </Screen>
  );
}
