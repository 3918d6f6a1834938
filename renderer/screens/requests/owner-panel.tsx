import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Panel } from '../../components/panel.tsx';
import { desk } from '../../lib/desk.ts';
import { showWhen } from '../../lib/time.ts';
import { organisationWords } from '../../lib/words/organisations.ts';
import { GiveForm } from './give-form.tsx';
import { HandOverForm } from './hand-over-form.tsx';
import { REQUEST_LETTERS } from './letters.ts';
import type { Request } from './requests-query.ts';
import { TakeOverQuestion } from './take-over-question.tsx';
import { toHowItStands } from './to-how-it-stands.ts';
import { useSending } from './use-sending.ts';
import { isOpen } from './what-may-be.ts';

type Props = { readonly request: Request; readonly roles: readonly string[]; readonly onDone: (words: string) => void };
type Asked = 'give' | 'hand-over' | 'take-over' | null;

/** Whose a request is, how it came here, and what can be done about it: take it, give it to somebody, hand it over. */
export function OwnerPanel({ request, roles, onDone }: Props) {
  const { id, version, assignedToName, assignedAt, isMine, handedOverFrom, handedOverAt, handedOverWhy, fromRepair } = request;
  const [asked, setAsked] = useState<Asked>(null);
  const { send, busy, error } = useSending(id);
  const supervises = roles.includes('supervisor');
  const close = () => {
    setAsked(null);
    toHowItStands();
  };
  const done = (words: string) => {
    setAsked(null);
    onDone(words);
  };
  const claim = async (takeOver: boolean) => {
    const more = takeOver ? { takeOver: true as const } : {};
    const end = await send((commandId) => desk.requests.claim({ commandId, requestId: id, version, ...more }));
    if (end === 'done') done(takeOver ? 'You have taken it over.' : 'You have it now.');
    else setAsked(null);
  };
  const held = assignedToName != null;
  return (
    <Panel
      title="Who has it"
      aside={
        isOpen(request) &&
        asked === null && (
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
            {!held && (
              <ActionButton
                group="Request"
                label="Take it"
                letter={REQUEST_LETTERS.take}
                size="small"
                busy={busy}
                onAct={() => void claim(false)}
              />
            )}
            {held && !isMine && supervises && (
              <ActionButton
                group="Request"
                label="Take it over…"
                letter={REQUEST_LETTERS.take}
                size="small"
                onAct={() => setAsked('take-over')}
              />
            )}
            {supervises && (
              <>
                <ActionButton
                  group="Request"
                  label="Give it to…"
                  letter={REQUEST_LETTERS.give}
                  size="small"
                  onAct={() => setAsked('give')}
                />
                <ActionButton
                  group="Request"
                  label="Hand it over…"
                  letter={REQUEST_LETTERS.handOver}
                  size="small"
                  onAct={() => setAsked('hand-over')}
                />
              </>
            )}
          </Box>
        )
      }
    >
      {error !== null && <ErrorNote error={error} />}
      <Typography variant="body2">
        {!held && 'Nobody has picked it up.'}
        {held &&
          `${isMine ? 'You have it' : `${assignedToName} has it`}${assignedAt ? `, since ${showWhen(assignedAt, new Date())}` : ''}.`}
      </Typography>
      {handedOverFrom && (
        <Alert severity="info" variant="outlined" sx={{ mt: 1, whiteSpace: 'pre-line' }}>
          {`Handed over by ${organisationWords(handedOverFrom)}${handedOverAt ? `, ${showWhen(handedOverAt, new Date())}` : ''}: ${handedOverWhy ?? ''}`}
        </Alert>
      )}
      {fromRepair && <Typography variant="body2">It came out of unsent work that was put right.</Typography>}
      {asked === 'give' && <GiveForm request={request} onClose={close} onDone={done} />}
      {asked === 'hand-over' && <HandOverForm request={request} onClose={close} />}
      {asked === 'take-over' && (
        <TakeOverQuestion holder={assignedToName ?? ''} busy={busy} onTake={() => void claim(true)} onClose={close} />
      )}
    </Panel>
  );
}
