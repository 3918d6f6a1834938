import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { PURPOSES } from '../../../shared/domain/consent.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { Screen } from '../../components/screen.tsx';
import type { Conversation } from '../../lib/conversation.ts';
import { DeskError } from '../../lib/desk.ts';
import { items } from '../../lib/items.ts';
import { nameIn, useFresh } from '../../lib/registered.ts';
import { consentsNow, said } from '../../lib/said.ts';
import { useStore } from '../../lib/store.ts';
import { youngBy } from '../../lib/young.ts';
import { useIsClosing } from '../closing/closing-note.tsx';
import { ChangedSince } from '../customer/changed-since.tsx';
import { useCustomer } from '../customer/customer-query.ts';
import { ConsentMarking } from './consent-marking.tsx';
import { Recorded, type Recording } from './recorded-consent.tsx';

const NOT_ASKED = PURPOSES.map((purpose) => ({ purpose, state: 'not-asked' as const, since: null, receivedAt: null }));

type Props = { readonly customerId: string; readonly conversation: Conversation };

/** Marking what the customer says, then the one sentence to read back. */
export function ConsentForm({ customerId, conversation }: Props) {
  const { conversationId } = conversation;
  const fresh = useFresh(customerId);
  const { data, error, dataUpdatedAt } = useCustomer({ customerId, conversationId }, fresh === null);
  // Of somebody new nothing can be read before the centre has heard of them: they were asked nothing yet.
  const [began] = useState(fresh);
  const customer = data ?? (began ? { level: 2 as const, consents: NOT_ASKED } : undefined);
  const closing = useIsClosing(data);
  const itemsById = useStore(items);
  const mine = useStore(said).filter((one) => one.customerId === customerId);
  const [recording, setRecording] = useState<Recording | null>(null);
  const called = data ? `${data.givenName} ${data.familyName}` : began && nameIn(began.values);
  const name = called && <Typography sx={{ color: 'text.secondary' }}>{called}</Typography>;
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
          young={youngBy(data ? data.values : began?.values)}
          askedToStop={closing}
          consents={consentsNow(customer.consents, mine, itemsById, dataUpdatedAt)}
          onRecorded={setRecording}
        />
      ) : (
        <ErrorNote error={new DeskError({ code: 'level-too-low' })} />
      )}
      {data && <ChangedSince customer={data} />}
    </Screen>
  );
}
