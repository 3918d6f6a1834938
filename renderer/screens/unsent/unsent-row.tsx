import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { UnsentItem } from '../../../shared/desk.ts';
import { useNow } from '../../lib/now.ts';
import { useRecipients } from '../../lib/recipients.ts';
import { showElapsed, showWhen } from '../../lib/time.ts';
import { gatesIn } from '../../lib/words/gates.ts';
import { refusedWords } from '../../lib/words/problems.ts';
import { Repair } from './repair.tsx';
import { saidAtOf, whatSaid } from './what-said.ts';

/** One unsent command, with the way to put it right where it needs one. */
export function UnsentRow({ item }: { readonly item: UnsentItem }) {
  const [open, setOpen] = useState(false);
  const now = useNow(5);
  const { data: recipients } = useRecipients();
  const { title, lines } = whatSaid(item, recipients);
  const stuck = item.state === 'needs-attention';
  const heading = `unsent-${item.itemId}`;
  return (
    <Box component="li" sx={{ py: 1.5, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0, pt: 0 } }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 0.5, alignItems: 'baseline' }}>
        <Box component="h3" id={heading} sx={{ typography: 'body1', fontWeight: 600, m: 0, flex: '1 1 20rem' }}>
          {title}
          {item.whom && `, ${item.whom}`}
        </Box>
        {stuck && (
          <Button
            size="small"
            variant="outlined"
            aria-expanded={open}
            aria-describedby={heading}
            onClick={() => setOpen((is) => !is)}
          >
            {open ? 'Close' : item.problem?.code === 'to-be-matched' ? 'Match it' : 'Put it right'}
          </Button>
        )}
      </Box>
      {lines.map((line) => (
        <Box key={line} sx={{ typography: 'body2' }}>
          {line}
        </Box>
      ))}
      <Box sx={{ typography: 'body2', color: 'text.secondary' }}>
        Said {showWhen(saidAtOf(item), now)}, {showElapsed(item.recordedAt, now)} ago. {stateWords(item, now)}
      </Box>
      {stuck && (
        <Box sx={{ typography: 'body2' }}>
          {[refusedWords(item.operation, item.problem?.code ?? 'failed'), ...gatesIn(item.problem)].join(' ')}
          {item.problem?.requestId && (
            <Box component="span" sx={{ typography: 'caption', color: 'text.secondary' }}>
              {' '}
              Request {item.problem.requestId}
            </Box>
          )}
        </Box>
      )}
      {stuck && open && <Repair item={item} onDone={() => setOpen(false)} />}
    </Box>
  );
}

/** Where it is, and when it is tried next. */
function stateWords(item: UnsentItem, now: Date): string {
  const { state, behind, attempts, nextAttempt, handedOver, problem } = item;
  if (problem?.code === 'to-be-matched') return 'It is kept until you have matched it.';
  if (state === 'needs-attention') return handedOver ? 'Given to a supervisor.' : 'The central service did not accept it.';
  if (behind) return waitsFor(item);
  if (state === 'sending') return 'It is being sent now.';
  const next = nextAttempt ? ` Next try in ${seconds(nextAttempt, now)}.` : '';
  if (state === 'asking-again') return `It was sent and no answer came; the desk asks again.${next}`;
  return attempts === 0 ? 'It has not been sent yet.' : `It could not be sent yet.${next}`;
}

/** What has to come first, and whether a person has to decide about that. */
function waitsFor({ operation, held }: UnsentItem): string {
  if (operation === 'closures.close')
    return held
      ? 'It waits: something else of this customer needs your attention first. A closing goes last.'
      : 'It goes last: everything else of this customer is sent first.';
  return held
    ? 'It waits: something earlier of this customer needs your attention first.'
    : 'It waits its turn: something else of the same customer or conversation goes first.';
}

function seconds(instant: string, now: Date): string {
  const left = Math.max(1, Math.round((Date.parse(instant) - now.getTime()) / 1000));
  return left === 1 ? '1 second' : `${left} seconds`;
}
