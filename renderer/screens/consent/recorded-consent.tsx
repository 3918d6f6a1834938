import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Input } from '../../../shared/operations.ts';
import { KeyHint, keyed } from '../../components/key-hint.tsx';
import { SavedTruth } from '../../components/saved-truth.tsx';
import { Screen } from '../../components/screen.tsx';
import { go } from '../../lib/go.ts';
import { cameToNothing, items } from '../../lib/items.ts';
import { useShortcuts } from '../../lib/shortcuts.ts';
import { useStore } from '../../lib/store.ts';
import { readBack } from './read-back.ts';
import { ToldOfIt } from './told-of-it.tsx';

export type Recording = { readonly itemId: string; readonly decisions: Input<'consents.decide'>['decisions'] };
type Props = { readonly customerId: string; readonly recording: Recording; readonly lead: ReactNode };

/** After recording: the one sentence to read back, and the truth about where it is. */
export function Recorded({ customerId, recording, lead }: Props) {
  const refused = cameToNothing(useStore(items).get(recording.itemId)?.state);
  const done = useRef<HTMLButtonElement>(null);
  const back = () => go(`/customer/${customerId}`);
  useEffect(() => done.current?.focus(), []);
  useShortcuts('Record consent', [{ key: 'Escape', label: 'Back to the customer', run: back }]);
  return (
    <Screen title="Record consent" ownFocus width={880} lead={lead}>
      <Box
        component="section"
        aria-labelledby="read-back"
        sx={{ borderLeft: 4, borderColor: refused ? 'error.main' : 'primary.main', pl: 2, mb: 2 }}
      >
        <Typography variant="caption" component="h2" id="read-back" sx={{ color: 'text.secondary' }}>
          {refused ? 'This was not recorded. Tell the customer so.' : 'Read back to the customer'}
        </Typography>
        <Typography
          id="read-back-words"
          sx={{ fontSize: '1.375rem', lineHeight: 1.4, textDecoration: refused ? 'line-through' : undefined }}
        >
          {readBack(recording.decisions)}
        </Typography>
      </Box>
      <SavedTruth itemId={recording.itemId} />
      <ToldOfIt recording={recording} />
      <Box sx={{ mt: 2 }}>
        <Button variant="contained" ref={done} onClick={back} aria-describedby="read-back-words" sx={keyed}>
          Done, back to the customer <KeyHint of="Enter" />
        </Button>
      </Box>
    </Screen>
  );
}
