import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { Screen } from '../../components/screen.tsx';
import { type Conversation, useConversation } from '../../lib/conversation.ts';
import { covers } from '../../lib/covers.ts';
import { useFresh } from '../../lib/registered.ts';
import { useCustomer } from '../customer/customer-query.ts';
import { CustomerScreen } from '../customer/customer-screen.tsx';
import { AccessForm } from './access-form.tsx';
import { RecordedAccess } from './recorded-access.tsx';
import type { Asked } from './use-asking.ts';

export const TITLE = 'Send me my information';

/** Send me my information: only in a conversation; without one the customer's screen asks first who speaks. */
export function AccessScreen({ customerId }: { readonly customerId: string }) {
  const conversation = useConversation();
  const fresh = useFresh(customerId);
  if (fresh || !conversation || !covers(conversation, customerId, 'requests')) return <CustomerScreen customerId={customerId} />;
  return <AccessLoaded customerId={customerId} conversation={conversation} />;
}

type Props = { readonly customerId: string; readonly conversation: Conversation };

/** What they ask, then the sentences to read back. Whoever asks may ask at any level. */
function AccessLoaded({ customerId, conversation }: Props) {
  const { conversationId } = conversation;
  const { data: customer, error } = useCustomer({ customerId, conversationId });
  const [asked, setAsked] = useState<Asked | null>(null);
  const name = customer && customer.level > 0 && (
    <Typography sx={{ color: 'text.secondary' }}>{`${customer.givenName} ${customer.familyName}`}</Typography>
  );
  if (asked) return <RecordedAccess title={TITLE} asked={asked} lead={name} />;
  if (!customer) return <Screen title={TITLE}>{error ? <ErrorNote error={error} /> : <Loading what="the details" />}</Screen>;
  return (
    <Screen title={TITLE} ownFocus width={880} lead={name}>
      <AccessForm title={TITLE} customer={customer} conversation={conversation} onRecorded={setAsked} />
    </Screen>
  );
}
