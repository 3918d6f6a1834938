import { useEffect } from 'react';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { Retry } from '../../components/retry.tsx';
import { Screen } from '../../components/screen.tsx';
import { nameTab } from '../../lib/tabs.ts';
import { RequestParts } from './request-parts.tsx';
import { readRequestAgain, useRequest } from './requests-query.ts';

/** One request: fetching, failed, or everything of it. */
export function RequestScreen({ requestId }: { readonly requestId: string }) {
  const { data, error, isFetching } = useRequest(requestId);
  useEffect(() => {
    if (data) nameTab(data.id, data.reference);
  }, [data]);
  if (data) return <RequestParts request={data} gone={error} />;
  return (
    <Screen title="Request">
      {error ? (
        <ErrorNote error={error} action={<Retry onRetry={() => readRequestAgain(requestId)} busy={isFetching} />} />
      ) : (
        <Loading what="the request" />
      )}
    </Screen>
  );
}
