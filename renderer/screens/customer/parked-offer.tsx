import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useState } from 'react';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { TypedInThisOne } from '../../components/typed-here.tsx';
import { resumeConversation } from '../../lib/conversation.ts';
import { showTime } from '../../lib/time.ts';
import { channelWords } from '../../lib/words/conversation.ts';
import { changedHere } from '../conversation/changed-here.ts';
import { useConversationRecord } from '../conversation/conversation-query.ts';
import { doneHere } from '../conversation/done-here.ts';
import { DoneList } from '../conversation/done-list.tsx';
import type { Customer } from './record-parts.tsx';

type Parked = Customer['parked'][number];
type Props = { readonly customer: Customer; readonly parked: Parked };

/** A conversation about this person that was cut off: whoever takes the return call sees what was done and can take it up. */
export function ParkedOffer({ customer, parked }: Props) {
  const { data } = useConversationRecord(parked.conversationId);
  const [error, setError] = useState<unknown>(null);
  const takeUp = () => {
    if (!data) return;
    const { conversationId, channel, speaker, beganAt, sentAt } = data;
    const about = [{ customerId: customer.id, name: `${customer.givenName} ${customer.familyName}`, level: 0 as const }];
    resumeConversation({ conversationId, channel, speaker, beganAt, sentAt, about }).catch(setError);
  };
  return (
    <Alert severity="info" variant="outlined">
      The line dropped at {showTime(parked.parkedAt)} in a conversation with {parked.adviser}
      {data ? ` (${channelWords[data.channel].toLowerCase()})` : ''}. Take it up, and one matching answer restores level{' '}
      {parked.level}.
      {data && (
        <Box sx={{ mt: 1 }}>
          <DoneList
            sentences={[...doneHere(data, [], new Map(), [], false), ...changedHere(data.amended, [], new Map(), [], false)]}
            known
          />
        </Box>
      )}
      <TypedInThisOne />
      <ActionButton group="Customer" label="Take it up" letter="u" size="small" disabled={!data} onAct={takeUp} sx={{ mt: 1 }} />
      {error !== null && <ErrorNote error={error} />}
    </Alert>
  );
}
