import Typography from '@mui/material/Typography';
import { ActionButton } from '../../components/action-button.tsx';
import { Panel } from '../../components/panel.tsx';
import { go } from '../../lib/go.ts';
import { REQUEST_LETTERS } from '../requests/letters.ts';
import type { Request } from '../requests/requests-query.ts';

/** Of a request to stop using the service: how it has its end. */
export function ClosureAsked({ request: { kind, step, customerId } }: { readonly request: Request }) {
  if (kind !== 'closure' || step !== 'open' || customerId === null) return null;
  return (
    <Panel
      title="What to do"
      aside={
        <ActionButton
          group="Request"
          label="Open their record"
          letter={REQUEST_LETTERS.openRecord}
          size="small"
          onAct={() => go(`/customer/${customerId}`)}
        />
      }
    >
      <Typography variant="body2">
        Speak with them, be certain who they are, and close it in <em>Stop using the service</em>: then this request has its end
        by itself.
      </Typography>
    </Panel>
  );
}
