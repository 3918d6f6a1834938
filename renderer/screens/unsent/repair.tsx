import Box from '@mui/material/Box';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import type { UnsentItem } from '../../../shared/desk.ts';
import type { DecisionReason } from '../../../shared/operations/desk-events.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { SelectRow } from '../../components/form/select-row.tsx';
import { announce } from '../../lib/announcer.ts';
import { desk } from '../../lib/desk.ts';
import { reasonWords } from '../../lib/words/decision-reasons.ts';
import { Correct } from './correct.tsx';

type Props = { readonly item: UnsentItem; readonly onDone: () => void };
type Chosen = { readonly reason: DecisionReason | '' };

/** What a person can do about a command that was not accepted. Nothing goes without one of these. */
export function Repair({ item, onDone }: Props) {
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const { control, getValues, setError: setFieldError } = useForm<Chosen>({ defaultValues: { reason: '' } });
  const { itemId } = item;
  const act = async (what: () => Promise<unknown>, done: string) => {
    setBusy(true);
    setError(null);
    try {
      await what();
      announce(done);
      onDone();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  const withReason = (what: (reason: DecisionReason) => Promise<unknown>, done: string) => () => {
    const { reason } = getValues();
    if (reason === '') return setFieldError('reason', { message: 'Choose a reason first' }, { shouldFocus: true });
    return act(() => what(reason), done);
  };
  return (
    <Box sx={{ mt: 1.5, pl: 2, borderLeft: 3, borderColor: 'divider', display: 'grid', gap: 2, maxWidth: 640 }}>
      {error !== null && <ErrorNote error={error} />}
      {item.problem?.code !== 'to-be-matched' && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          <BusyButton
            variant="outlined"
            size="small"
            busy={busy}
            onClick={() => act(() => desk.shell.sendNow({ itemId }), 'It is sent again as it is.')}
          >
            Send it again as it is
          </BusyButton>
        </Box>
      )}
      <Correct item={item} busy={busy} onAct={act} />
      <Box role="group" aria-label="Give it up" sx={{ display: 'grid', gap: 1 }}>
        <SelectRow control={control} name="reason" label="Reason" options={[['', 'Choose a reason'], ...reasonWords]} />
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          <BusyButton
            size="small"
            variant="outlined"
            busy={busy}
            disabled={item.handedOver !== null}
            onClick={withReason((reason) => desk.shell.handOverItem({ itemId, reason }), 'A supervisor will see it.')}
          >
            Give it to a supervisor
          </BusyButton>
          <BusyButton
            size="small"
            variant="outlined"
            color="error"
            busy={busy}
            onClick={withReason((reason) => desk.shell.discardItem({ itemId, reason }), 'It is taken out and will not be sent.')}
          >
            Take it out for good
          </BusyButton>
        </Box>
        <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
          Taking it out means that the central service never hears it. Who took it out, when and why is kept in the audit.
        </Box>
      </Box>
    </Box>
  );
}
