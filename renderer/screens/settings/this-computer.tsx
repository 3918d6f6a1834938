import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Panel } from '../../components/panel.tsx';
import { useMachine } from '../../lib/machine.ts';

/** What this computer is called on the supervisors' board, to be read out on the phone. */
export function ThisComputer() {
  const machine = useMachine();
  if (!machine) return null;
  return (
    <Panel title="This computer">
      <Typography>
        This computer:{' '}
        <Box component="strong" sx={{ fontVariantNumeric: 'tabular-nums', letterSpacing: '0.04em' }}>
          {machine.code}
        </Box>
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        A random code that stands for it on the supervisors’ board. Write it down where you would find it if this computer were
        lost.
      </Typography>
    </Panel>
  );
}
