import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { Screen } from '../../components/screen.tsx';
import type { Conversation } from '../../lib/conversation.ts';
import { DeskError } from '../../lib/desk.ts';
import type { Disputed } from '../../lib/disputed.ts';
import { ChangedSince } from '../customer/changed-since.tsx';
import { useCustomer } from '../customer/customer-query.ts';
import { RecordedWrong } from './recorded-wrong.tsx';
import { WrongForm } from './wrong-form.tsx';

export const TITLE = 'Something is wrong';
type Props = { readonly customerId: string; readonly conversation: Conversation };

/** What is wrong on the record, then the sentences to read back. */
export function WrongLoaded({ customerId, conversation }: Props) {
  const { conversationId } = conversation;
  const { data: customer, error, dataUpdatedAt } = useCustomer({ customerId, conversationId });
  const [recorded, setRecorded] = useState<Disputed | null>(null);
  const name = customer && (
    <Typography sx={{ color: 'text.secondary' }}>{`${customer.givenName} ${customer.familyName}`}</Typography>
  );
  if (recorded) return <RecordedWrong title={TITLE} recorded={recorded} lead={name} />;
  if (!customer) return <Screen title={TITLE}>{error ? <ErrorNote error={error} /> : <Loading what="the details" />}</Screen>;
  return (
    <Screen title={TITLE} ownFocus={customer.level > 0} width={880} lead={name}>
      {customer.level > 0 ? (
        <WrongForm
          customer={customer}
          conversation={conversation}
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
