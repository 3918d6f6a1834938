import Typography from '@mui/material/Typography';
import { ActionButton } from '../../components/action-button.tsx';
import { Panel } from '../../components/panel.tsx';
import { go } from '../../lib/go.ts';
import { useCovers } from '../../lib/speaks-for.ts';
import { NotCovered } from '../speaking-for/not-covered.tsx';

/** The way to *Something is wrong*. */
export function WrongButton({ customerId }: { readonly customerId: string }) {
  return (
    <ActionButton
      group="Customer"
      label="Something is wrong"
      letter="w"
      size="small"
      onAct={() => go(`/customer/${customerId}/wrong`)}
    />
  );
}

/** The same where the level shows nothing that is held. */
export function UnseenPanel({ customerId }: { readonly customerId: string }) {
  const covered = useCovers(customerId)('requests');
  return (
    <Panel title="What we hold" aside={covered && <WrongButton customerId={customerId} />}>
      <Typography variant="body2">
        It is shown from level 2.{covered && ' What the customer says is wrong can be taken down now, to be checked.'}
      </Typography>
      {!covered && <NotCovered scope="requests" />}
    </Panel>
  );
}
