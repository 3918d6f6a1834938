import Box from '@mui/material/Box';
import type { Input } from '../../../shared/operations.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { newId } from '../../lib/ids.ts';
import { checkedText } from '../requests/checked-text.ts';
import type { CorrectProps } from './correct.tsx';
import { replaceWith } from './replace-with.ts';

/** A step to check that came once the request was finished or handed over: what was done is kept as a note (decision 40). */
export function CorrectCheck({ item, busy, onAct }: CorrectProps) {
  const check = item.input as Input<'requests.recordCheck'>;
  const note: Input<'requests.note'> = { commandId: newId(), requestId: check.requestId, at: check.at, note: checkedText(check) };
  return (
    <Box role="group" aria-label="Correct it">
      <BusyButton
        variant="contained"
        size="small"
        busy={busy}
        onClick={() => onAct(() => replaceWith({ ...item, operation: 'requests.note' }, note), 'It is sent as a note.')}
      >
        Send it as a note
      </BusyButton>
    </Box>
  );
}
