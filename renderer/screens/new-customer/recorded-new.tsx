import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useRef } from 'react';
import { showReference, spell } from '../../../shared/domain/reference.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { KeyHint, keyed } from '../../components/key-hint.tsx';
import { SavedTruth } from '../../components/saved-truth.tsx';
import { Screen } from '../../components/screen.tsx';
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
      <Box
        component="section"
        aria-labelledby="read-back"
        sx={{ borderLeft: 4, borderColor: refused ? 'error.main' : 'primary.main', pl: 2, mb: 2 }}
      >
        <Typography variant="caption" component="h2" id="read-back" sx={{ color: 'text.secondary' }}>
          {refused ? 'This was not recorded. Put it right in Unsent work.' : 'Read back to the customer'}
        </Typography>
        <Box
          id="read-back-words"
          sx={{ fontSize: '1.125rem', lineHeight: 1.4, textDecoration: refused ? 'line-through' : undefined }}
        >
          <Box>I have taken down a record for you, {nameIn(values)}.</Box>
          {readBackChanges(details).map((sentence) => (
            <Box key={sentence}>{sentence}</Box>
          ))}
          {!refused && (
            <Box>
              Your reference {received ? 'is' : 'will be'} <strong>{showReference(reference)}</strong>.
              <Typography variant="caption" component="span" sx={{ display: 'block', color: 'text.secondary' }}>
                Spelt: {spell(reference).join(' ')}
              </Typography>
            </Box>
          )}
        </Box>
      </Box>
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
