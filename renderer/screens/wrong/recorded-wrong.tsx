import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { type ReactNode, useEffect, useRef } from 'react';
import { londonDay } from '../../../shared/domain/day.ts';
import { showReference, spell } from '../../../shared/domain/reference.ts';
import { DueDay } from '../../components/due-day.tsx';
import { KeyHint, keyed } from '../../components/key-hint.tsx';
import { SavedTruth } from '../../components/saved-truth.tsx';
import { Screen } from '../../components/screen.tsx';
import type { Disputed } from '../../lib/disputed.ts';
import { go } from '../../lib/go.ts';
import { cameToNothing, items } from '../../lib/items.ts';
import { useShortcuts } from '../../lib/shortcuts.ts';
import { useStore } from '../../lib/store.ts';
import { type Answer, hasOwnChecks, hasPutRight, readBackWrong } from './read-back-wrong.ts';

type Props = { readonly title: string; readonly recorded: Disputed; readonly lead: ReactNode };

/** After recording: what to read back, the reference to spell, by when they hear from us and why, and where it is. */
export function RecordedWrong({ title, recorded, lead }: Props) {
  const { itemId, customerId, reference, saidAt } = recorded;
  const item = useStore(items).get(itemId);
  const refused = cameToNothing(item?.state);
  const answer = item?.state === 'received' ? (item.output as Answer) : undefined;
  const done = useRef<HTMLButtonElement>(null);
  const back = () => go(refused ? '/unsent' : `/customer/${customerId}`);
  useEffect(() => done.current?.focus(), []);
  useShortcuts(title, [{ key: 'Escape', label: 'Back to the customer', run: () => go(`/customer/${customerId}`) }]);
  return (
    <Screen title={title} ownFocus width={880} lead={lead}>
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
          {readBackWrong(recorded, answer).map((sentence) => (
            <Box key={sentence}>{sentence}</Box>
          ))}
          {!refused && (
            <Box>
              Your reference for this is <strong>{showReference(reference)}</strong>.
              <Typography variant="caption" component="span" sx={{ display: 'block', color: 'text.secondary' }}>
                Spelt: {spell(reference).join(' ')}
              </Typography>
            </Box>
          )}
        </Box>
        {!refused && hasOwnChecks(recorded, answer) && (
          <Box sx={{ mt: 1, fontSize: '1.125rem' }}>
            You hear from us by{' '}
            <DueDay facts={{ madeOn: answer?.madeOn ?? londonDay(new Date(saidAt)), kind: 'rectification' }} />
          </Box>
        )}
      </Box>
      <SavedTruth itemId={itemId} />
      {!refused && hasPutRight(recorded, answer) && (
        <Typography variant="body2" sx={{ mt: 1 }}>
          Every organisation that was given what was wrong is told what is right.
        </Typography>
      )}
      <Box sx={{ mt: 2 }}>
        <Button variant="contained" ref={done} onClick={back} aria-describedby="read-back-words" sx={keyed}>
          {refused ? 'To Unsent work' : 'Done, back to the customer'} <KeyHint of="Enter" />
        </Button>
      </Box>
    </Screen>
  );
}
