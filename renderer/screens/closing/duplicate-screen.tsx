import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { Screen } from '../../components/screen.tsx';
import { type Conversation, useConversation } from '../../lib/conversation.ts';
import { covers } from '../../lib/covers.ts';
import { useFresh } from '../../lib/registered.ts';
import { useSession, whoIn } from '../../lib/session.ts';
import type { Stopping } from '../../lib/stopping.ts';
import { useCustomer } from '../customer/customer-query.ts';
import { CustomerScreen } from '../customer/customer-screen.tsx';
import { ClosingNote, useIsClosing } from './closing-note.tsx';
import { DuplicateForm } from './duplicate-form.tsx';
import { RecordedDuplicate } from './recorded-duplicate.tsx';

const TITLE = 'Two records of one person';

/** Two records of one person: a supervisor says so, in a conversation. */
export function DuplicateScreen({ customerId }: { readonly customerId: string }) {
  const conversation = useConversation();
  const fresh = useFresh(customerId);
  const supervisor = whoIn(useSession().data)?.roles.includes('supervisor') ?? false;
  if (fresh || !supervisor || !conversation || !covers(conversation, customerId, 'information'))
    return <CustomerScreen customerId={customerId} />;
  return <DuplicateLoaded customerId={customerId} conversation={conversation} />;
}

type Props = { readonly customerId: string; readonly conversation: Conversation };

function DuplicateLoaded({ customerId, conversation }: Props) {
  const { data: customer, error } = useCustomer({ customerId, conversationId: conversation.conversationId });
  const [recorded, setRecorded] = useState<Stopping | null>(null);
  const closing = useIsClosing(customer);
  const lead = customer && (
    <Typography sx={{ color: 'text.secondary' }}>{`${customer.givenName} ${customer.familyName}`}</Typography>
  );
  if (recorded) return <RecordedDuplicate title={TITLE} stopping={recorded} lead={lead} />;
  if (!customer) return <Screen title={TITLE}>{error ? <ErrorNote error={error} /> : <Loading what="the record" />}</Screen>;
  return (
    <Screen title={TITLE} ownFocus={!closing} width={880} lead={lead}>
      {closing ? (
        <ClosingNote customer={customer} />
      ) : (
        <DuplicateForm customer={customer} conversation={conversation} onRecorded={setRecorded} />
      )}
    </Screen>
  );
}
