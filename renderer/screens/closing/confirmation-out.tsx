import Box from '@mui/material/Box';
import { Panel } from '../../components/panel.tsx';
import type { Stopping } from '../../lib/stopping.ts';
import { SheetOut } from '../receipt/sheet-out.tsx';

type Props = { readonly stopping: Stopping; readonly conversationId: string; readonly text: string };

/** What the customer takes away, word for word, and its ways out: onto paper, or into a file. */
export function ConfirmationOut({ stopping: { customerId }, conversationId, text }: Props) {
  return (
    <Box sx={{ mt: 2 }}>
      <Panel title="For the customer to keep">
        <SheetOut label="The confirmation" sheet={{ kind: 'confirmation', customerId, conversationId, text }} />
      </Panel>
    </Box>
  );
}
