import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { ActionButton } from '../../components/action-button.tsx';
import { go } from '../../lib/go.ts';

type Props = {
  readonly customerId: string;
  readonly supervisor: boolean;
  /** They want to stop using the service. */
  readonly onStop: () => void;
};

const GROUP = 'Stop using the service';

/** *Withdraw* means two things: asked before anything is done (domain: closing). */
export function OneQuestion({ customerId, supervisor, onStop }: Props) {
  const id = useId();
  const to = `/customer/${customerId}`;
  const other = { group: GROUP, size: 'small', color: 'inherit' } as const;
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      <Box component="section" aria-labelledby={id}>
        <Typography sx={{ color: 'text.secondary' }}>Ask first:</Typography>
        <Typography id={id} variant="h2" sx={{ fontSize: '1.25rem', mb: 2, maxWidth: 720 }}>
          “Do you want us to stop the surveys or take back something you told us, or do you want to stop using the service
          altogether?”
        </Typography>
        <Box role="group" aria-labelledby={id} sx={{ display: 'grid', gap: 1, maxWidth: 560 }}>
          <ActionButton
            group={GROUP}
            label="Stop the surveys, or take something back"
            letter="1"
            autoFocus
            aria-describedby={id}
            onAct={() => go(`${to}/consent`)}
            sx={{ justifyContent: 'space-between' }}
          />
          <ActionButton
            group={GROUP}
            label="Stop using the service"
            letter="2"
            onAct={onStop}
            sx={{ justifyContent: 'space-between' }}
          />
        </Box>
      </Box>
      <Box sx={{ borderTop: 1, borderColor: 'divider', pt: 2 }}>
        <Typography variant="h3" component="h2" sx={{ mb: 1 }}>
          It is something else
        </Typography>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          <ActionButton {...other} label="They have died" letter="3" onAct={() => go(`${to}/died`)} />
          {supervisor && (
            <ActionButton {...other} label="There are two records of them" letter="4" onAct={() => go(`${to}/duplicate`)} />
          )}
        </Box>
        {!supervisor && (
          <Typography variant="body2" sx={{ mt: 1, color: 'text.secondary' }}>
            Two records of one person are put together by a supervisor: tell yours the two references.
          </Typography>
        )}
      </Box>
    </Box>
  );
}
