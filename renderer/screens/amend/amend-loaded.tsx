import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { Screen } from '../../components/screen.tsx';
import type { Conversation } from '../../lib/conversation.ts';
import { DeskError } from '../../lib/desk.ts';
import { ChangedSince } from '../customer/changed-since.tsx';
import { useCustomer } from '../customer/customer-query.ts';
import { AmendForm } from './amend-form.tsx';
import { RecordedChange, type RecordedChanges } from './recorded-change.tsx';

const TITLE = 'Something has changed';
type Props = { readonly customerId: string; readonly conversation: Conversation };

/** Changing what is held, then the sentences to read back. */
export function AmendLoaded({ customerId, conversation }: Props) {
  const { conversationId } = conversation;
  const { data: customer, error, dataUpdatedAt } = useCustomer({ customerId, conversationId });
  const [recorded, setRecorded] = useState<RecordedChanges | null>(null);
  const name = customer && (
    <Typography sx={{ color: 'text.secondary' }}>{`${customer.givenName} ${customer.familyName}`}</Typography>
  );
  if (recorded) return <RecordedChange title={TITLE} customerId={customerId} recorded={recorded} lead={name} />;
  if (!customer) return <Screen title={TITLE}>{error ? <ErrorNote error={error} /> : <Loading what="the details" />}</Screen>;
  return (
    <Screen title={TITLE} ownFocus={customer.values !== undefined} width={880} lead={name}>
      {customer.values ? (
        <AmendForm
          customer={customer}
          conversation={conversation}
          held={customer.values}
          readAt={dataUpdatedAt}
          onRecorded={setRecorded}
          aside={<ChangedSince customer={customer} inBar />}
        />
      ) : (
        <ErrorNote error={new DeskError({ code: 'level-too-low' })} />
      )}
    </Screen>
  );
}
