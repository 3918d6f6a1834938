import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import type { OpenReason } from '../../../shared/domain/conversation.ts';
import { ActionButton } from '../../components/action-button.tsx';

const reasons: readonly (readonly [OpenReason, string, string])[] = [
  ['working-request', 'Working on a request', '5'],
  ['my-day', 'From my day', '6'],
  ['message-received', 'A message came', '7'],
  ['returning-call', 'Returning a call', '8'],
];

/** Opening a record without the person needs a reason, which is audited. */
export function WithoutPerson({ onReason }: { readonly onReason: (reason: OpenReason) => void }) {
  const id = useId();
  return (
    <Box component="section" aria-labelledby={id} sx={{ borderTop: 1, borderColor: 'divider', pt: 2, mt: 1 }}>
      <Typography variant="h3" component="h2" id={id}>
        Nobody is with me
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        Opening a record without the person needs a reason. It is recorded with your name.
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {reasons.map(([reason, label, digit]) => (
          <ActionButton
            key={reason}
            group="Nobody is with me"
            label={label}
            letter={digit}
            size="small"
            color="inherit"
            onAct={() => onReason(reason)}
          />
        ))}
      </Box>
    </Box>
  );
}
