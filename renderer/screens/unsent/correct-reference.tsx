import Box from '@mui/material/Box';
import { showReference } from '../../../shared/domain/reference.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { newId } from '../../lib/ids.ts';
import { newReference } from '../new-customer/use-registering.ts';
import type { CorrectProps } from './correct.tsx';
import { replaceWith } from './replace-with.ts';

/** The reference made here was in use: a new one takes its place, and whoever was told the old one has to hear of it. */
export function CorrectReference({ item, busy, onAct }: CorrectProps) {
  const { input } = item;
  const send = () => replaceWith(item, { ...input, commandId: newId(), reference: newReference() });
  return (
    <Box role="group" aria-label="Correct it" sx={{ display: 'grid', gap: 1, justifyItems: 'start' }}>
      <Box sx={{ typography: 'body2' }}>
        {showReference(String(input.reference))} is somebody else’s. If the customer was told it, tell them the new one.
      </Box>
      <BusyButton variant="contained" size="small" busy={busy} onClick={() => onAct(send, 'It has a new reference and is sent.')}>
        Send it with a new reference
      </BusyButton>
    </Box>
  );
}
