import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { LOCK_MINUTES, LOCK_MINUTES_IN_CONVERSATION } from '../../../shared/domain/limits.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { Panel } from '../../components/panel.tsx';
import { useChangeConfiguration, useConfiguration } from '../../lib/configuration.ts';
import { ConfiguredChoice, upTo } from './configured-choice.tsx';

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
          <ConfiguredChoice
            key={name}
            label={label}
            unit="minute"
            choices={choices}
            configured={data[name]}
            onChoose={(minutes) => change.mutate({ [name]: minutes })}
          />
        ))}
      </Box>
    </Panel>
  );
}
