import Alert from '@mui/material/Alert';
import { useNow } from '../../lib/now.ts';
import { showWhen } from '../../lib/time.ts';
import { organisationWords } from '../../lib/words/organisations.ts';
import type { Customer } from './record-parts.tsx';

/** Failed checks of the last day, without the answers, so that nobody tries their luck with the next adviser. */
export function FailedChecks({ checks }: { readonly checks: Customer['failedChecks'] }) {
  const now = useNow(60);
  const [last] = checks;
  if (!last) return null;
  return (
    <Alert severity="warning" variant="outlined">
      {checks.length === 1 ? 'An identity check failed' : `${checks.length} identity checks failed`} in the last day, the last{' '}
      {showWhen(last.at, now)} at {organisationWords(last.organisation)}. Take particular care.
    </Alert>
  );
}
