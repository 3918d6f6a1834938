import { useEffect } from 'react';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { Retry } from '../../components/retry.tsx';
import { Screen } from '../../components/screen.tsx';
import { noteAbout, useConversation } from '../../lib/conversation.ts';
import { DeskError } from '../../lib/desk.ts';
import { noteSpeaksFor } from '../../lib/speaks-for.ts';
import { useSync } from '../../lib/sync.ts';
import { type Opened, readAgain, useCustomer } from './customer-query.ts';
import { RecordParts } from './record-parts.tsx';

/** One opened record: fetching, failed, or its parts. */
export function CustomerRecord({ opened }: { readonly opened: Opened }) {
  const { data, error, isFetching, dataUpdatedAt } = useCustomer(opened);
  const online = useSync()?.online ?? true;
  const spokenFor = useConversation()?.speaker === 'representative' && opened.conversationId !== undefined;
  // It has ended since, or cannot be asked about: what is read without it is not shown.
  const shut = spokenFor && data !== undefined && !data.speaksFor?.includes('information');
  useEffect(() => {
    if (!data || !opened.conversationId) return;
    if (spokenFor) noteSpeaksFor(data.id, data.speaksFor ?? []);
    if (!shut) noteAbout({ customerId: data.id, name: `${data.givenName} ${data.familyName}`, level: data.level });
  }, [data, opened.conversationId, spokenFor, shut]);
  if (data && !shut) return <RecordParts opened={opened} customer={data} readAt={dataUpdatedAt} />;
  if (error)
    return (
      <Screen title="Customer">
        <ErrorNote error={error} action={<Retry onRetry={() => readAgain(opened.customerId)} busy={isFetching} />} />
      </Screen>
    );
  return (
    <Screen title="Customer">
      {online ? <Loading what="the record" /> : <ErrorNote error={new DeskError({ code: 'offline' })} />}
    </Screen>
  );
}
