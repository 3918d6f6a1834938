import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useForm } from 'react-hook-form';
import { readReference, showReference } from '../../../shared/domain/reference.ts';
import type { Input } from '../../../shared/operations.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { TextRow } from '../../components/form/text-row.tsx';
import { newId } from '../../lib/ids.ts';
import { slipIn } from '../after-closing/typed-after.ts';
import type { CorrectProps } from './correct.tsx';
import { replaceWith } from './replace-with.ts';

/** No account is closed under the reference they gave: another one, or it goes as a request of somebody we cannot find. */
export function CorrectClosed({ item, busy, onAct }: CorrectProps) {
  const { closedReference = '', ...asked } = item.input as Input<'requests.logUnmatched'>;
  const { control, getValues, setError } = useForm({ defaultValues: { reference: showReference(closedReference) } });
  const send = () => {
    const read = readReference(getValues('reference'));
    if (!read.ok) return setError('reference', { message: slipIn(getValues('reference')) ?? '' }, { shouldFocus: true });
    if (read.reference === closedReference) return setError('reference', { message: SAME }, { shouldFocus: true });
    const corrected = { ...asked, commandId: newId(), closedReference: read.reference };
    onAct(() => replaceWith(item, corrected), 'It goes with the other reference.');
  };
  const unmatched = () => replaceWith(item, { ...asked, commandId: newId() });
  return (
    <Box role="group" aria-label="Correct it" sx={{ display: 'grid', gap: 1.5 }}>
      <Typography variant="body2">
        No account is closed under {showReference(closedReference)}: the reference is another one, or the account is not closed.
        If you can reach them, have it spelt again, and confirm nothing. Otherwise it can go as a request of somebody we cannot
        find; its own reference and its day stay.
      </Typography>
      <TextRow control={control} name="reference" label="The reference they give" maxLength={20} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <BusyButton variant="contained" size="small" busy={busy} onClick={send}>
          Send it with this reference
        </BusyButton>
        <BusyButton
          variant="outlined"
          size="small"
          busy={busy}
          onClick={() => onAct(unmatched, 'It goes as a request of somebody we cannot find.')}
        >
          Send it as a request of somebody we cannot find
        </BusyButton>
      </Box>
    </Box>
  );
}

const SAME = 'This is the one that was refused';
