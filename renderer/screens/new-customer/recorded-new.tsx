import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useRef } from 'react';
import { ActionButton } from '../../components/action-button.tsx';
import { KeyHint, keyed } from '../../components/key-hint.tsx';
import { ReadBackWords } from '../../components/read-back-words.tsx';
import { SavedTruth } from '../../components/saved-truth.tsx';
import { Screen } from '../../components/screen.tsx';
import { SpeltReference } from '../../components/spelt-reference.tsx';
import { go } from '../../lib/go.ts';
import { cameToNothing, items } from '../../lib/items.ts';
import { nameIn, type Registered } from '../../lib/registered.ts';
import { useStore } from '../../lib/store.ts';
import { readBackChanges } from '../amend/read-back-changes.ts';

/** After recording: what was typed, to read back, and the truth about where it is; the centre may not know of it yet. */
export function RecordedNew({ recorded }: { readonly recorded: Registered }) {
  const { itemId, customerId, reference, values } = recorded;
  const state = useStore(items).get(itemId)?.state;
  const refused = cameToNothing(state);
  const received = state === 'received';
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => next.current?.focus(), []);
  const details = values.filter(({ field }) => field !== 'givenName' && field !== 'familyName');
  return (
    <Screen
      title="Somebody new"
      ownFocus
      width={880}
      lead={<Typography sx={{ color: 'text.secondary' }}>{nameIn(values)}</Typography>}
    >
      <ReadBackWords refused={refused} refusedHeading="This was not recorded. Put it right in Unsent work.">
        <Box>I have taken down a record for you, {nameIn(values)}.</Box>
        {readBackChanges(details).map((sentence) => (
          <Box key={sentence}>{sentence}</Box>
        ))}
        {!refused && <SpeltReference begin={`Your reference ${received ? 'is' : 'will be'}`} reference={reference} />}
      </ReadBackWords>
      <SavedTruth itemId={itemId} />
      {!received && !refused && (
        <Typography variant="body2" sx={{ mt: 1 }}>
          The record is made when this reaches the central service, which looks then for whoever is there already. What else they
          say can be recorded now: it follows.
        </Typography>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 2 }}>
        {refused ? (
          <Button variant="contained" ref={next} onClick={() => go('/unsent')} sx={keyed}>
            To Unsent work <KeyHint of="Enter" />
          </Button>
        ) : (
          <Button
            variant="contained"
            ref={next}
            onClick={() => go(`/customer/${customerId}/consent`)}
            aria-describedby="read-back-words"
            sx={keyed}
          >
            Record consent <KeyHint of="Enter" />
          </Button>
        )}
        {received && (
          <ActionButton group="Somebody new" label="To their record" letter="o" onAct={() => go(`/customer/${customerId}`)} />
        )}
      </Box>
    </Screen>
  );
}
