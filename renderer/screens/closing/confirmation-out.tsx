import Box from '@mui/material/Box';
import { useState } from 'react';
import { ActionButton } from '../../components/action-button.tsx';
import { Panel } from '../../components/panel.tsx';
import type { Stopping } from '../../lib/stopping.ts';
import { SheetOut } from '../receipt/sheet-out.tsx';

type Props = { readonly stopping: Stopping; readonly conversationId: string; readonly text: string };

/** What the customer takes away, word for word, and its ways out: onto paper, or into a file. */
export function ConfirmationOut({ stopping: { customerId }, conversationId, text }: Props) {
  const [shown, setShown] = useState(false);
  if (!shown)
    return (
      <ActionButton
        group="Stop using the service"
        label="Paper for the customer"
        letter="d"
        size="small"
        onAct={() => setShown(true)}
        sx={{ mt: 2 }}
      />
    );
  return (
    <Box sx={{ mt: 2 }}>
      <Panel title="For the customer to keep">
        <SheetOut label="The confirmation" sheet={{ kind: 'confirmation', customerId, conversationId, text }} />
      </Panel>
    </Box>
  );
}
