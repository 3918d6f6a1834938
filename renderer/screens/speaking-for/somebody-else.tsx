import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useState } from 'react';
import { ActionButton } from '../../components/action-button.tsx';
import { Screen } from '../../components/screen.tsx';
import type { Conversation } from '../../lib/conversation.ts';
import { scopesFor } from '../../lib/covers.ts';
import { typedPlaces } from '../../lib/drafts.ts';
import { useSession, whoIn } from '../../lib/session.ts';
import { useShortcuts } from '../../lib/shortcuts.ts';
import { mayWords } from '../../lib/words/authority.ts';
import { CustomerHere } from './customer-here.tsx';
import { NameForm } from './name-form.tsx';
import { PaperSeen } from './paper-seen.tsx';
import { StillPossible } from './still-possible.tsx';
import { authorityPlace } from './typed-authority.ts';

const WAYS = ['customer', 'paper'] as const;
type Props = { readonly customerId: string; readonly conversation: Conversation };

/**
 * Somebody else speaks for a customer who was found. Nothing of the record is read here, not even whether there is one: first comes an
 * authority, by their name, from the customer who is there, or on a paper.
 */
export function SomebodyElse({ customerId, conversation }: Props) {
  const [way, setWay] = useState<'name' | 'customer' | 'paper'>(() => {
    const typed = typedPlaces.get();
    return WAYS.find((one) => typed.has(authorityPlace(one, conversation.conversationId, customerId))) ?? 'name';
  });
  const [name, setName] = useState('');
  const who = whoIn(useSession().data);
  const scopes = scopesFor(conversation, customerId);
  const mayBePaper = conversation.channel === 'face-to-face' || (who?.roles.includes('supervisor') ?? false);
  const back = () => setWay('name');
  useShortcuts('Somebody else', way === 'name' ? [] : [{ key: 'Escape', label: 'Back', run: back }]);
  const about = { customerId, conversation, name, onBack: back };
  return (
    <Screen title="Somebody else is speaking" ownFocus width={880}>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <Alert severity="warning" variant="outlined">
          Show and confirm nothing, not even whether there is a record.
        </Alert>
        {scopes !== null && <SinceShut scopes={scopes} />}
        {way === 'name' && (
          <NameForm customerId={customerId} conversationId={conversation.conversationId} name={name} onName={setName}>
            <ActionButton group="Somebody else" label="The customer is here" letter="c" onAct={() => setWay('customer')} />
            {mayBePaper && (
              <ActionButton group="Somebody else" label="They have a paper" letter="d" onAct={() => setWay('paper')} />
            )}
          </NameForm>
        )}
        {way === 'customer' && <CustomerHere {...about} />}
        {way === 'paper' && <PaperSeen {...about} />}
        <StillPossible customerId={customerId} />
      </Box>
    </Screen>
  );
}

/** There was an authority here, and it does not open the record, or not any more. */
function SinceShut({ scopes }: { readonly scopes: NonNullable<ReturnType<typeof scopesFor>> }) {
  return (
    <Alert severity="info" variant="outlined" role="status">
      {scopes.length === 0
        ? 'They may not speak for anybody here now: it has ended, or the central service cannot be asked. Go no further with them.'
        : `${mayWords(scopes)} They may not hear what we hold, so nothing is shown here. Take down what they ask for.`}
    </Alert>
  );
}
