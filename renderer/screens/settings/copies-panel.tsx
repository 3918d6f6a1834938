import Typography from '@mui/material/Typography';
import { COPY_HOURS } from '../../../shared/domain/limits.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { Panel } from '../../components/panel.tsx';
import { useChangeConfiguration, useConfiguration } from '../../lib/configuration.ts';
import { ConfiguredChoice, upTo } from './configured-choice.tsx';

/** How long copies of the day's records may stay on this computer: shorter than the longest allowed, never longer. */
export function CopiesPanel() {
  const { data } = useConfiguration();
  const change = useChangeConfiguration();
  if (!data) return null;
  return (
    <Panel title="Copies for my day">
      <Typography sx={{ mb: 2 }}>
        Records fetched onto this computer go by themselves after this time, and when you sign out.
      </Typography>
      {change.error && <ErrorNote error={change.error} />}
      <ConfiguredChoice
        label="A copy lasts"
        choices={upTo(COPY_HOURS.ceiling)}
        unit="hour"
        configured={data.copyHours}
        onChoose={(copyHours) => change.mutate({ copyHours })}
      />
    </Panel>
  );
}
