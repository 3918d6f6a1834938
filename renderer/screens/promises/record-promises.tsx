import type { Output } from '../../../shared/operations.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { Panel } from '../../components/panel.tsx';
import { useSync } from '../../lib/sync.ts';
import type { Opened } from '../customer/customer-query.ts';
import { AsLastKnown } from './as-last-known.tsx';
import { PromiseList } from './promise-list.tsx';
import { usePromises } from './promises-query.ts';

type Props = { readonly opened: Opened; readonly customer: Pick<Output<'customers.read'>, 'id'> };

/** What was promised to the customer whose record is open, as far as whoever looks may learn of it. Nothing where there is none. */
export function RecordPromises({ opened, customer }: Props) {
  const { conversationId, reason } = opened;
  const online = useSync()?.online ?? false;
  const { data, error } = usePromises({
    customerId: customer.id,
    ...(conversationId ? { conversationId } : {}),
    ...(reason ? { reason } : {}),
  });
  // Of a copy it is said already that it is no more than this computer knows.
  const unsure = online && data?.knownAt !== undefined;
  if (!error && !unsure && !data?.items.length) return null;
  return (
    <Panel title="Promised">
      {error && <ErrorNote error={error} />}
      {data?.knownAt && <AsLastKnown knownAt={data.knownAt} />}
      {data && <PromiseList items={data.items} label="Promised" here={({ requestId }) => requestId === null} />}
    </Panel>
  );
}
