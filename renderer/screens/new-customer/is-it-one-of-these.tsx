import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { ActionButton } from '../../components/action-button.tsx';
import { KeyHint, keyed } from '../../components/key-hint.tsx';
import { Screen } from '../../components/screen.tsx';
import { useShortcuts } from '../../lib/shortcuts.ts';
import { LikelyList } from './likely-list.tsx';
import type { Likely } from './use-looking.ts';

type Props = { readonly likely: Likely; readonly onNone: () => void; readonly onBack: () => void };

/** Somebody like this is there already: it is one of them, or somebody else. A learner number has one person alone. */
export function IsItOneOfThese({ likely: { people }, onNone, onBack }: Props) {
  const sameNumber = people.some(({ reasons }) => reasons.some(({ on }) => on === 'uln'));
  useShortcuts('Is it one of these?', [{ key: 'Escape', label: 'Back to what was said', run: onBack }]);
  return (
    <Screen
      title="Is it one of these?"
      ownFocus
      width={880}
      lead={
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          Somebody like this is there already. Ask something that would tell them apart, and do not read out what stands here.
        </Typography>
      }
    >
      <LikelyList people={people} autoFocus />
      {sameNumber && (
        <Alert severity="warning" variant="outlined" sx={{ mt: 2 }}>
          The learner number is held for one of these. It is that person, or the number is wrong: then go back and take it out.
        </Alert>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 2 }}>
        <ActionButton
          group="Is it one of these?"
          label="None of these, it is somebody else"
          letter="n"
          disabled={sameNumber}
          onAct={onNone}
        />
        <Button onClick={onBack} sx={keyed}>
          Back <KeyHint of="Escape" />
        </Button>
      </Box>
    </Screen>
  );
}
