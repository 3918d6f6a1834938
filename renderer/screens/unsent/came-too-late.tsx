import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { UnsentItem } from '../../../shared/desk.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Panel } from '../../components/panel.tsx';
import { announce } from '../../lib/announcer.ts';
import { desk } from '../../lib/desk.ts';
import { useNow } from '../../lib/now.ts';
import { useSession, whoIn } from '../../lib/session.ts';
import { showDay, showWhen } from '../../lib/time.ts';
import { commandWords } from '../../lib/words/commands.ts';

type Props = { readonly items: readonly UnsentItem[] };

/** What came too late for a closed account: what it was, when and by whom, and nothing of what was said. One key, and it is gone. */
export function CameTooLate({ items }: Props) {
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const now = useNow(60);
  const name = whoIn(useSession().data)?.name;
  const acknowledge = async () => {
    setBusy(true);
    try {
      await desk.shell.acknowledgeItems({ itemIds: items.map(({ itemId }) => itemId) });
      setError(null);
      announce('Seen, and gone from this computer.');
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  };
  return (
    <Panel
      title="Came too late"
      aside={
        <ActionButton
          group="Unsent work"
          label={items.length === 1 ? 'I have seen this' : 'I have seen these'}
          letter="o"
          size="small"
          variant="contained"
          busy={busy}
          onAct={() => void acknowledge()}
        />
      }
    >
      {error !== null && <ErrorNote error={error} />}
      <Typography variant="body2" sx={{ mb: 1 }}>
        {items.length === 1 ? 'This was' : 'These were'} recorded here for somebody who is no customer any more. Nothing of what
        they said is kept, and it was not received. If they have said something since, tell your supervisor.
      </Typography>
      <Box component="ul" aria-label="Came too late" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {items.map((item) => (
          <Box
            component="li"
            key={item.itemId}
            sx={{ py: 1, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}
          >
            <Box component="h3" sx={{ typography: 'body1', fontWeight: 600, m: 0 }}>
              {commandWords[item.operation as keyof typeof commandWords] ?? 'Something'}
            </Box>
            <Box sx={{ typography: 'body2', color: 'text.secondary' }}>
              Recorded {showWhen(item.recordedAt, now)}
              {name ? ` by ${name}` : ''}. {closedWords(item)}
            </Box>
          </Box>
        ))}
      </Box>
    </Panel>
  );
}

function closedWords({ problem, closedOn }: UnsentItem): string {
  const day = closedOn === null ? '' : ` on ${showDay(closedOn)}`;
  return problem?.code === 'not-found'
    ? `The record was not there any more when it arrived${day}.`
    : `The account was closed when it arrived${day}.`;
}
