import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { KeyHint, keyed } from '../../components/key-hint.tsx';
import { Panel } from '../../components/panel.tsx';
import { Screen } from '../../components/screen.tsx';
import { chosen } from '../../lib/callers-words.ts';
import type { Conversation } from '../../lib/conversation.ts';
import { go } from '../../lib/go.ts';
import { useShortcuts } from '../../lib/shortcuts.ts';
import type { Stopping } from '../../lib/stopping.ts';
import { useStore } from '../../lib/store.ts';
import { diedHappens, diedSay } from './died-words.ts';
import { useClosing } from './use-closing.ts';

export const DIED = 'They have died';
type Props = {
  readonly customerId: string;
  readonly conversation: Conversation;
  readonly onRecorded: (recorded: Stopping) => void;
};

/** What to say to somebody who tells of a death, what happens, and one key that takes it down. */
export function DiedForm({ customerId, conversation, onRecorded }: Props) {
  const { close, error } = useClosing(customerId, conversation, onRecorded);
  const found = useStore(chosen);
  const back = () => go(`/customer/${customerId}`);
  useShortcuts(DIED, [{ key: 'Escape', label: 'Back', run: back }]);
  return (
    <Screen title={DIED} width={760}>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <Alert severity="warning" variant="outlined">
          Read nothing out and confirm nothing, not even whether there is a record. Nobody is checked.
        </Alert>
        <Panel title="Say">
          <Box id="died-say" sx={{ borderLeft: 4, borderColor: 'primary.main', pl: 2, fontSize: '1.125rem' }}>
            {diedSay.map((line) => (
              <Box key={line}>{line}</Box>
            ))}
          </Box>
        </Panel>
        {error !== null && <ErrorNote error={error} />}
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          <ActionButton
            group={DIED}
            label="Take down that they have died"
            letter="t"
            variant="contained"
            aria-describedby="died-say"
            onAct={() => close({ scope: 'service', reason: 'deceased' })}
          />
          <Button onClick={back} sx={keyed}>
            Back <KeyHint of="Esc" />
          </Button>
        </Box>
        <Panel title="What happens">
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {diedHappens.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </Box>
          {found?.id === customerId && (
            <Typography variant="body2" sx={{ mt: 1.5, color: 'text.secondary' }}>
              For you alone: it is taken down for {found.givenName} {found.familyName}
              {found.yearOfBirth !== null && `, born ${found.yearOfBirth}`}.
            </Typography>
          )}
        </Panel>
      </Box>
    </Screen>
  );
}
