import Alert from '@mui/material/Alert';
import { useEffect } from 'react';
import { Retry } from '../../components/retry.tsx';
import { useNow } from '../../lib/now.ts';
import { useSync } from '../../lib/sync.ts';
import { showWhen } from '../../lib/time.ts';
import { readAgain } from './customer-query.ts';

type Props = { readonly customerId: string; readonly copiedAt: string };

/**
 * Says that a record is a copy, and when it was fetched. Once the central service can be reached and has everything that was said,
 * the record itself takes its place.
 */
export function FromCopy({ customerId, copiedAt }: Props) {
  const now = useNow(60);
  const sync = useSync();
  const online = sync?.online ?? false;
  const settled = online && sync?.unsent === 0;
  useEffect(() => {
    if (settled) void readAgain(customerId);
  }, [settled, customerId]);
  return (
    <Alert severity="info" variant="outlined" action={online && <Retry onRetry={() => readAgain(customerId)} busy={false} />}>
      This is a copy on this computer, fetched {showWhen(copiedAt, now)}. What you have recorded since is in it; what others have
      recorded since is not.
    </Alert>
  );
}
