import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { type ReactNode, useEffect, useRef } from 'react';
import { KeyHint, keyed } from '../../components/key-hint.tsx';
import { SavedTruth } from '../../components/saved-truth.tsx';
import { Screen } from '../../components/screen.tsx';
import { go } from '../../lib/go.ts';
import { cameToNothing, items } from '../../lib/items.ts';
import type { PassedOn } from '../../lib/passed-on.ts';
import { useShortcuts } from '../../lib/shortcuts.ts';
import { useStore } from '../../lib/store.ts';
import { noteShared, readBackShared } from './read-back-shared.ts';

type Props = { readonly title: string; readonly recorded: PassedOn; readonly lead: ReactNode };

/** After recording: what to read back, and the truth about where it is. */
export function RecordedShare({ title, recorded, lead }: Props) {
  const { itemId, customerId, conversationId } = recorded;
  const alone = conversationId === undefined;
  const refused = cameToNothing(useStore(items).get(itemId)?.state);
  const done = useRef<HTMLButtonElement>(null);
  const back = () => go(`/customer/${customerId}`);
  useEffect(() => done.current?.focus(), []);
  useShortcuts(title, [{ key: 'Escape', label: 'Back to the customer', run: back }]);
  return (
    <Screen title={title} ownFocus width={880} lead={lead}>
      <Box
        component="section"
        aria-labelledby="read-back"
        sx={{ borderLeft: 4, borderColor: refused ? 'error.main' : 'primary.main', pl: 2, mb: 2 }}
      >
        <Typography variant="caption" component="h2" id="read-back" sx={{ color: 'text.secondary' }}>
          {refused
            ? `This was not recorded. Do not pass it on${alone ? '' : ', and tell the customer so'}.`
            : alone
              ? 'Recorded without the customer'
              : 'Read back to the customer'}
        </Typography>
        <Typography
          id="read-back-words"
          sx={{ fontSize: '1.25rem', lineHeight: 1.4, textDecoration: refused ? 'line-through' : undefined }}
        >
          {alone ? noteShared(recorded) : readBackShared(recorded)}
        </Typography>
      </Box>
      <SavedTruth itemId={itemId} />
      <Box sx={{ mt: 2 }}>
        <Button variant="contained" ref={done} onClick={back} aria-describedby="read-back-words" sx={keyed}>
          Done, back to the customer <KeyHint of="Enter" />
        </Button>
      </Box>
    </Screen>
  );
}
