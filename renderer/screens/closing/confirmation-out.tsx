import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Panel } from '../../components/panel.tsx';
import type { Conversation } from '../../lib/conversation.ts';
import { desk } from '../../lib/desk.ts';
import type { Stopping } from '../../lib/stopping.ts';
import { letterProblem, outWords } from '../recipients/letter-out-words.ts';

type Way = 'printed' | 'saved';
type Props = { readonly stopping: Stopping; readonly conversation: Conversation; readonly text: string };

/** What the customer takes away, word for word, and its ways out: onto paper, or into a file. */
export function ConfirmationOut({ stopping, text }: Props) {
  const [shown, setShown] = useState(false);
  const out = useMutation({ mutationFn: (way: Way) => send(way, stopping, text) });
  const problem = out.error && letterProblem(out.error, out.variables);
  // A button that is shut while it works would lose the focus, and Escape with it.
  const go = (way: Way) => () => {
    if (!out.isPending) out.mutate(way);
  };
  if (!shown)
    return (
      <ActionButton
        group="Stop using the service"
        label="Paper for the customer"
        letter="d"
        size="small"
        onAct={() => setShown(true)}
        sx={{ mt: 2 }}
      />
    );
  return (
    <Box sx={{ mt: 2 }}>
      <Panel title="For the customer to keep">
        <Box
          role="document"
          aria-label="The confirmation"
          // Longer than its place it can be scrolled by keyboard too.
          tabIndex={0}
          sx={{
            ...{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', typography: 'body2', p: 2, maxHeight: 280, overflow: 'auto' },
            ...{ border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.default' },
          }}
        >
          {text}
        </Box>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1.5 }}>
          <Button variant="outlined" aria-disabled={out.isPending} onClick={go('printed')}>
            Print…
          </Button>
          <Button variant="outlined" aria-disabled={out.isPending} onClick={go('saved')}>
            Save as PDF…
          </Button>
        </Box>
        <Box role="status">{out.data && <Alert severity="success">{outWords[out.data]}</Alert>}</Box>
        {out.error && (problem ? <Alert severity="error">{problem}</Alert> : <ErrorNote error={out.error} />)}
      </Panel>
    </Box>
  );
}

/** Sends the paper one way out; null where the person went back. The closing's id stands for it in the audit. */
async function send(way: Way, { closingId }: Stopping, text: string): Promise<Way | null> {
  const sheet = { noticeId: closingId, text };
  const sent = await (way === 'printed' ? desk.shell.printLetter(sheet) : desk.shell.saveLetter(sheet));
  return sent && way;
}
