import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Output } from '../../../shared/operations.ts';
import { cameToNothing, items } from '../../lib/items.ts';
import { useRecipients } from '../../lib/recipients.ts';
import { useStore } from '../../lib/store.ts';
import type { Recording } from './recorded-consent.tsx';
import { mayHaveToTell, whoIsTold } from './who-is-told.ts';

/** After something was taken back: who was sent this customer and is now to be told, as soon as the centre has said so. */
export function ToldOfIt({ recording }: { readonly recording: Recording }) {
  const item = useStore(items).get(recording.itemId);
  const { data: recipients } = useRecipients();
  const toTell = (item?.output as Partial<Output<'consents.decide'>> | undefined)?.toTell ?? [];
  if (!mayHaveToTell(recording.decisions) || cameToNothing(item?.state)) return null;
  if (item?.state !== 'received')
    return (
      <Typography variant="body2" sx={{ mt: 2, color: 'text.secondary' }}>
        Whether somebody was sent this customer and must be told is known once it is received.
      </Typography>
    );
  if (toTell.length === 0) return null;
  return (
    <Alert severity="info" variant="outlined" role="status" sx={{ mt: 2 }}>
      Say to the customer:
      {whoIsTold(toTell, recipients ?? []).map((sentence) => (
        <Box key={sentence} sx={{ mt: 0.5 }}>
          {sentence}
        </Box>
      ))}
    </Alert>
  );
}
