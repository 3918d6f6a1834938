import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { Ref } from 'react';
import { KeyHint, keyed } from '../../components/key-hint.tsx';

type Props = {
  readonly ref: Ref<HTMLButtonElement>;
  readonly count: number;
  readonly onFinish: () => void;
  readonly onBack: () => void;
};

/** Records what is marked. It takes the focus after each mark, so that Enter finishes. */
export function FinishBar({ ref, count, onFinish, onBack }: Props) {
  const words = count === 0 ? 'Nothing marked yet' : count === 1 ? 'Record this decision' : `Record ${count} decisions`;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 3, pt: 2, borderTop: 1, borderColor: 'divider' }}>
      <Button ref={ref} variant="contained" aria-disabled={count === 0} onClick={onFinish} sx={keyed}>
        {words} <KeyHint of="Enter" />
      </Button>
      <Box component="span" sx={{ flex: 1, alignSelf: 'center', typography: 'caption', color: 'text.secondary' }}>
        {count === 0 ? '' : 'Nothing is recorded until then.'}
      </Box>
      <Button onClick={onBack} sx={keyed}>
        Back to the customer <KeyHint of="Esc" />
      </Button>
    </Box>
  );
}
