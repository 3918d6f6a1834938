import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
import { KeyHint, keyed } from '../../components/key-hint.tsx';
import { useShortcuts } from '../../lib/shortcuts.ts';

type Props = {
  readonly words: string;
  readonly understood: boolean;
  readonly onUnderstood: (understood: boolean) => void;
};

const LABEL = 'They said it back in their own words: understood';

/** The same in words for somebody of 13, and whether they said it back (domain: who speaks). */
export function SimplerWords({ words, understood, onUnderstood }: Props) {
  useShortcuts('Record consent', [{ key: 'm', label: LABEL, run: () => onUnderstood(!understood) }]);
  return (
    <Box role="group" aria-label="In simpler words" sx={{ mb: 1.5 }}>
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        In simpler words
      </Typography>
      <Typography sx={{ fontSize: '1.125rem', lineHeight: 1.5 }}>{words}</Typography>
      <FormControlLabel
        label={
          <Box component="span" sx={keyed}>
            {LABEL} <KeyHint of="m" />
          </Box>
        }
        control={
          <Checkbox
            size="small"
            checked={understood}
            onChange={(_, now) => onUnderstood(now)}
            slotProps={{ input: { 'aria-keyshortcuts': 'M Alt+M' } }}
          />
        }
      />
    </Box>
  );
}
