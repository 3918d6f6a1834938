import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useLocation } from 'wouter';
import { becameRequest, type Item, items, needsALook } from '../lib/items.ts';
import { makeStore, useStore } from '../lib/store.ts';
import { showTime } from '../lib/time.ts';
import { commandWords } from '../lib/words/commands.ts';
import { savedWords } from '../lib/words/saved.ts';
import { ActionButton } from './action-button.tsx';
import { PASSING_LETTERS } from './frame-letters.ts';

const seen = makeStore<ReadonlySet<string>>(new Set());

/** What the centre refused, on whatever screen it is learnt, until somebody has said that they saw it: no save fails quietly. */
export function RefusedBar() {
  const known = useStore(seen);
  const refused = [...useStore(items).values()].filter((item) => needsALook(item) && !known.has(item.itemId));
  const [location] = useLocation();
  // There each stands in full, with what can be done about it.
  if (refused.length === 0 || location === '/unsent') return null;
  return (
    <Box component="section" aria-label="Refused" sx={{ display: 'grid', gap: 1, px: { xs: 2, md: 3 }, pt: 1.5 }}>
      {refused.map((item, index) => (
        <Alert
          key={item.itemId}
          severity={becameRequest(item) ? 'warning' : 'error'}
          variant="outlined"
          action={<Seen item={item} first={index === 0} />}
        >
          {what(item)} {savedWords(item, true)}
          {item.state === 'needs-attention' && ` It waits in Unsent work (key K) for you to ${item.closedOn ? 'see' : 'decide'}.`}
          {item.problem?.requestId ? ` Request ${item.problem.requestId}` : ''}
        </Alert>
      ))}
    </Box>
  );
}

function what(item: Item): string {
  const name = item.operation in commandWords ? commandWords[item.operation as keyof typeof commandWords] : 'Something';
  return becameRequest(item) ? `${name} is not done yet.` : `${name} at ${showTime(item.at)} was not recorded.`;
}

function Seen({ item, first }: { readonly item: Item; readonly first: boolean }) {
  const look = () => seen.set((now) => new Set(now).add(item.itemId));
  if (first)
    return (
      <ActionButton
        group="Refused"
        label="I have seen this"
        letter={PASSING_LETTERS.seen}
        color="inherit"
        size="small"
        onAct={look}
      />
    );
  return (
    <Button color="inherit" size="small" onClick={look}>
      I have seen this
    </Button>
  );
}
