import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { CHANNELS, type Channel, isMessage } from '../../../shared/domain/conversation.ts';
import { channelWords } from '../../lib/words/conversation.ts';

type Props = {
  readonly channel: Channel;
  readonly onChannel: (channel: Channel) => void;
  readonly sentAt: string | null;
  readonly onSentAt: (instant: string | null) => void;
};

/** How it came; for a message also when it was sent, because that is when the words in it were said. */
export function ChannelChoice({ channel, onChannel, onSentAt }: Props) {
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 2, maxWidth: 460, mb: 3 }}>
      <TextField
        select
        size="small"
        label="How it came"
        value={channel}
        onChange={(event) => onChannel(event.target.value as Channel)}
        slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
      >
        {CHANNELS.map((one) => (
          <option key={one} value={one}>
            {channelWords[one]}
          </option>
        ))}
      </TextField>
      {isMessage(channel) && (
        <TextField
          size="small"
          type="datetime-local"
          label="When it was sent"
          required
          onChange={(event) => onSentAt(instantOf(event.target.value))}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      )}
    </Box>
  );
}

/** The instant of a local date and time as the field gives it, unless it is missing or still to come. */
function instantOf(local: string): string | null {
  const moment = new Date(local);
  return Number.isNaN(moment.getTime()) || moment.getTime() > Date.now() ? null : moment.toISOString();
}
