import Typography from '@mui/material/Typography';
import { useEffect, useState } from 'react';
import { showReference } from '../../../shared/domain/reference.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { Screen } from '../../components/screen.tsx';
import { type Conversation, noteAbout } from '../../lib/conversation.ts';
import type { Stopping } from '../../lib/stopping.ts';
import { useCustomer } from '../customer/customer-query.ts';
import { ClosingForm } from './closing-form.tsx';
import { ClosingNote, useIsClosing } from './closing-note.tsx';
import { RecordedClosing } from './recorded-closing.tsx';

const TITLE = 'Stop using the service';
type Props = { readonly customerId: string; readonly conversation: Conversation };
type Recorded = { readonly stopping: Stopping; readonly customerReference: string | null };

/** The conversation of somebody who stops using the service, then the sentences to read back. */
export function ClosingLoaded({ customerId, conversation }: Props) {
  const { conversationId } = conversation;
  const { data: customer, error, dataUpdatedAt } = useCustomer({ customerId, conversationId });
  const [recorded, setRecorded] = useState<Recorded | null>(null);
  // The check is on this screen too: the level it reached is the conversation's.
  useEffect(() => {
    if (customer && customer.level > 0)
      noteAbout({ customerId, name: `${customer.givenName} ${customer.familyName}`, level: customer.level });
  }, [customer, customerId]);
  const closing = useIsClosing(customer);
  const lead = customer && (
    <Typography sx={{ color: 'text.secondary' }}>
      {`${customer.givenName} ${customer.familyName}`}
      {customer.reference && ` · ${showReference(customer.reference)}`}
    </Typography>
  );
  if (recorded) return <RecordedClosing title={TITLE} conversation={conversation} lead={lead} {...recorded} />;
  if (!customer) return <Screen title={TITLE}>{error ? <ErrorNote error={error} /> : <Loading what="the record" />}</Screen>;
  return (
    <Screen title={TITLE} ownFocus={!closing} width={880} lead={lead}>
      {closing ? (
        <ClosingNote customer={customer} />
      ) : (
        <ClosingForm
          customer={customer}
          readAt={dataUpdatedAt}
          conversation={conversation}
          onRecorded={(stopping) => setRecorded({ stopping, customerReference: customer.reference ?? null })}
        />
      )}
    </Screen>
  );
}
