import Alert from '@mui/material/Alert';
import { useEffect } from 'react';
import { Retry } from '../../components/retry.tsx';
import { useNow } from '../../lib/now.ts';
import { useSync } from '../../lib/sync.ts';
import { showWhen } from '../../lib/time.ts';
import { readPromisesAgain } from './promises-query.ts';

/**
 * Says that promises are what this computer last knew of one's own, and when that was. Once the central service can be reached and has
 * everything that was said, its own answer takes their place.
 */
export function AsLastKnown({ knownAt }: { readonly knownAt: string }) {
  const now = useNow(60);
  const sync = useSync();
  const online = sync?.online ?? false;
  const settled = online && sync?.unsent === 0;
  useEffect(() => {
    if (settled) void readPromisesAgain();
  }, [settled]);
  return (
    <Alert severity="info" variant="outlined" action={online && <Retry onRetry={readPromisesAgain} busy={false} />}>
      Your own promises as this computer last knew them, {showWhen(knownAt, now)}, with what you have recorded since. What others
      have recorded since is not here.
    </Alert>
  );
}
