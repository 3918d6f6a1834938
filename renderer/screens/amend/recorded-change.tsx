import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { type ReactNode, useEffect, useRef } from 'react';
import { KeyHint, keyed } from '../../components/key-hint.tsx';
import { SavedTruth } from '../../components/saved-truth.tsx';
import { Screen } from '../../components/screen.tsx';
import type { FieldChange } from '../../lib/changed.ts';
import { go } from '../../lib/go.ts';
import { cameToNothing, items } from '../../lib/items.ts';
import { useShortcuts } from '../../lib/shortcuts.ts';
import { useStore } from '../../lib/store.ts';
import { readBackChanges } from './read-back-changes.ts';

export type RecordedChanges = { readonly itemId: string; readonly changes: readonly FieldChange[] };
type Props = {
  readonly title: string;
  readonly customerId: string;
  readonly recorded: RecordedChanges;
  readonly lead: ReactNode;
};

/** After recording: what to read back, and the truth about where it is. */
export function RecordedChange({ title, customerId, recorded: { itemId, changes }, lead }: Props) {
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
          {refused ? 'This was not recorded. Tell the customer so.' : 'Read back to the customer'}
        </Typography>
        <Box
          id="read-back-words"
          sx={{ fontSize: '1.25rem', lineHeight: 1.4, textDecoration: refused ? 'line-through' : undefined }}
        >
          {readBackChanges(changes).map((sentence) => (
            <Box key={sentence}>{sentence}</Box>
          ))}
        </Box>
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
