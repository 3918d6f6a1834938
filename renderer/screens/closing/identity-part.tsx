import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { CLOSING_LEVEL } from '../../../shared/domain/closing.ts';
import { CONTACT_AGE_DAYS } from '../../../shared/domain/limits.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { Panel } from '../../components/panel.tsx';
import { IdentityPanel } from '../customer/identity-panel.tsx';
import type { Customer } from '../customer/record-parts.tsx';

/** What takes the focus when a check has reached a level that is not enough. */
export const IDENTITY = 'who-it-is';

type Props = {
  readonly customer: Customer;
  readonly readAt: number;
  readonly conversationId: string;
  /** Takes it down as a request, where they cannot be checked further now. */
  readonly onRequest: () => void;
};

/** Closing needs the highest level: how it is reached, and what to do where it cannot be now. */
export function IdentityPart({ customer, readAt, conversationId, onRequest }: Props) {
  if (customer.level >= CLOSING_LEVEL) return null;
  return (
    <Box id={IDENTITY} tabIndex={-1} sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <IdentityPanel customer={customer} readAt={readAt} conversationId={conversationId} />
      <Panel title={`Closing needs level ${CLOSING_LEVEL}`}>
        <Box component="ul" sx={{ m: 0, mb: 1.5, pl: 2.5 }}>
          {customer.level < 1 && <li>Two answers that match, from the list above.</li>}
          {customer.level < 2 && (
            <li>One more: their reference, ULN, the month or place of last contact, or that you know them.</li>
          )}
          <li>
            Ring them back on a number we have held for over {CONTACT_AGE_DAYS.value} days, or see a document in person. Then
            check again above.
          </li>
        </Box>
        <Typography variant="body2" sx={{ mb: 1 }}>
          If neither can be done now, it becomes a request made today: nobody has to ask again, and it is closed once they are
          certain.
        </Typography>
        <ActionButton
          group="Stop using the service"
          label="Take it down as a request"
          letter="r"
          size="small"
          onAct={onRequest}
        />
      </Panel>
    </Box>
  );
}
