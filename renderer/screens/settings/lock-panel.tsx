import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { ConfigurationView } from '../../../shared/desk.ts';
import { LOCK_MINUTES, LOCK_MINUTES_IN_CONVERSATION } from '../../../shared/domain/limits.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { Panel } from '../../components/panel.tsx';
import { useChangeConfiguration, useConfiguration } from '../../lib/configuration.ts';

const upTo = (most: number) => Array.from({ length: most }, (_, index) => index + 1);
const FIELDS = [
  ['lockMinutes', 'When nothing is typed or clicked', upTo(LOCK_MINUTES.ceiling)],
  ['lockMinutesInConversation', 'While a conversation is open', upTo(LOCK_MINUTES_IN_CONVERSATION.ceiling)],
] as const;

/** After how many minutes of rest the desk locks: sooner than the longest allowed, never later. */
export function LockPanel() {
  const { data } = useConfiguration();
  const change = useChangeConfiguration();
  if (!data) return null;
  return (
    <Panel title="Locking the desk">
      <Typography sx={{ mb: 2 }}>
        The desk locks by itself after a time of rest, and as soon as this computer is locked.
      </Typography>
      {change.error && <ErrorNote error={change.error} />}
      <Box sx={{ display: 'grid', gap: 2, mt: 1 }}>
        {FIELDS.map(([name, label, choices]) => (
          <Minutes
            key={name}
            label={label}
            choices={choices}
            configured={data[name]}
            onChoose={(minutes) => change.mutate({ [name]: minutes })}
          />
        ))}
      </Box>
    </Panel>
  );
}

type Props = {
  readonly label: string;
  readonly choices: readonly number[];
  readonly configured: ConfigurationView['lockMinutes'];
  readonly onChoose: (minutes: number) => void;
};

function Minutes({ label, choices, configured, onChoose }: Props) {
  const managed = configured.from === 'managed';
  return (
    <TextField
      select
      label={label}
      size="small"
      value={configured.value}
      disabled={managed}
      onChange={(event) => onChoose(Number(event.target.value))}
      helperText={managed ? 'Set by your administrator' : undefined}
      slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
    >
      {choices.map((minutes) => (
        <option key={minutes} value={minutes}>
          {minutes === 1 ? '1 minute' : `${minutes} minutes`}
        </option>
      ))}
    </TextField>
  );
}
