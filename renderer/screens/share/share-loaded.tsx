import Alert from '@mui/material/Alert';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { Retry } from '../../components/retry.tsx';
import { Screen } from '../../components/screen.tsx';
import { DeskError, failureOf } from '../../lib/desk.ts';
import { disputed, marksNow } from '../../lib/disputed.ts';
import { items } from '../../lib/items.ts';
import type { PassedOn } from '../../lib/passed-on.ts';
import { useRecipients } from '../../lib/recipients.ts';
import { consentsNow, said } from '../../lib/said.ts';
import { useStore } from '../../lib/store.ts';
import { askedToStopWords } from '../../lib/words/asked-to-stop.ts';
import { ChangedSince } from '../customer/changed-since.tsx';
import { type Opened, useCustomer } from '../customer/customer-query.ts';
import { RecordedShare } from './recorded-share.tsx';
import { ShareForm } from './share-form.tsx';

const TITLE = 'Pass something on';
type Props = { readonly opened: Opened };

/** Choosing who gets what of the customer, then the sentence to read back. */
export function ShareLoaded({ opened }: Props) {
  const { customerId } = opened;
  const { data: customer, error, dataUpdatedAt } = useCustomer(opened);
  const recipients = useRecipients();
  const itemsById = useStore(items);
  const mine = useStore(said).filter((one) => one.customerId === customerId);
  const wrongHere = useStore(disputed).filter((one) => one.customerId === customerId);
  const [recorded, setRecorded] = useState<PassedOn | null>(null);
  const name = customer && (
    <Typography sx={{ color: 'text.secondary' }}>{`${customer.givenName} ${customer.familyName}`}</Typography>
  );
  if (recorded) return <RecordedShare title={TITLE} recorded={recorded} lead={name} />;
  if (!customer) return <Screen title={TITLE}>{error ? <ErrorNote error={error} /> : <Loading what="the record" />}</Screen>;
  if (customer.askedToStop)
    return (
      <Screen title={TITLE} lead={name}>
        <Alert severity="info" variant="outlined">
          {askedToStopWords(customer.askedToStop.reason)} Nothing new is passed on.
        </Alert>
      </Screen>
    );
  if (!customer.values)
    return (
      <Screen title={TITLE} lead={name}>
        <ErrorNote error={new DeskError({ code: 'level-too-low' })} />
      </Screen>
    );
  if (!recipients.data)
    return (
      <Screen title={TITLE} lead={name}>
        {recipients.error ? (
          <NoList error={recipients.error} busy={recipients.isFetching} onRetry={() => recipients.refetch()} />
        ) : (
          <Loading what="the list of recipients" />
        )}
      </Screen>
    );
  return (
    <Screen title={TITLE} ownFocus width={880} lead={name}>
      <ShareForm
        opened={opened}
        held={customer.values.map(({ field }) => field)}
        checking={[...marksNow(customer.beingChecked ?? [], wrongHere, itemsById, dataUpdatedAt).keys()]}
        consents={consentsNow(customer.consents ?? [], mine, itemsById, dataUpdatedAt)}
        recipients={recipients.data}
        onRecorded={setRecorded}
        aside={<ChangedSince customer={customer} inBar />}
      />
    </Screen>
  );
}

type NoListProps = { readonly error: unknown; readonly busy: boolean; readonly onRetry: () => void };

/** Without the list nothing can be passed on: whoever gets it must be one of it. */
function NoList({ error, busy, onRetry }: NoListProps) {
  if (failureOf(error).code !== 'offline') return <ErrorNote error={error} action={<Retry onRetry={onRetry} busy={busy} />} />;
  return (
    <Alert severity="warning" variant="outlined" action={<Retry onRetry={onRetry} busy={busy} />}>
      The list of recipients is not on this computer yet, and the central service cannot be reached. Nothing can be recorded as
      passed on until it has been read once.
    </Alert>
  );
}
