import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import type { Settings } from '../../../shared/desk.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { ChoiceRow } from '../../components/form/choice-row.tsx';
import { Loading } from '../../components/loading.tsx';
import { Screen } from '../../components/screen.tsx';
import { useChangeSettings, useSettings } from '../../lib/settings.ts';
import { ClockPanel } from './clock-panel.tsx';
import { ConfigurationPanel } from './configuration-panel.tsx';
import { CopiesPanel } from './copies-panel.tsx';
import { LockPanel } from './lock-panel.tsx';
import { ThisComputer } from './this-computer.tsx';

const themes: readonly (readonly [Settings['theme'], string])[] = [
  ['system', 'As the computer is set'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];
const channels: readonly (readonly [Settings['channel'], string])[] = [
  ['telephone', 'Telephone'],
  ['face-to-face', 'Face to face'],
];

/** Settings: kept on this computer, at once. */
export function SettingsScreen() {
  const { data, error } = useSettings();
  const change = useChangeSettings();
  return (
    <Screen title="Settings" width={640}>
      {error && <ErrorNote error={error} />}
      {change.error && <ErrorNote error={change.error} />}
      {!data && !error && <Loading what="the settings" />}
      {data && (
        <Box sx={{ display: 'grid', gap: 3, justifyItems: 'start', '& > section': { justifySelf: 'stretch' } }}>
          <ChoiceRow label="Appearance" value={data.theme} options={themes} onChoose={(theme) => change.mutate({ theme })} />
          <ChoiceRow
            label="A conversation usually comes by"
            value={data.channel}
            options={channels}
            onChoose={(channel) => change.mutate({ channel })}
          />
          <FormControlLabel
            label="Letters alone work as shortcuts (off: only together with Alt)"
            control={<Switch checked={data.letterKeys} onChange={(_, letterKeys) => change.mutate({ letterKeys })} />}
          />
          <FormControlLabel
            label="Remind me of requests that are due soon or late, by their reference and day"
            control={<Switch checked={data.reminders} onChange={(_, reminders) => change.mutate({ reminders })} />}
          />
          <LockPanel />
          <CopiesPanel />
          <ThisComputer />
          <ClockPanel />
          <ConfigurationPanel />
        </Box>
      )}
    </Screen>
  );
}
