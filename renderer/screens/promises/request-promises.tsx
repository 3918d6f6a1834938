import Typography from '@mui/material/Typography';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { Panel } from '../../components/panel.tsx';
import { REQUEST_LETTERS } from '../requests/letters.ts';
import { PromiseButton } from './promise-button.tsx';
import { PromiseList } from './promise-list.tsx';
import { usePromises } from './promises-query.ts';

type Props = { readonly request: { readonly id: string; readonly reference: string } };

/** What was promised about a request, and what became of it; the key to promise something. */
export function RequestPromises({ request: { id: requestId, reference } }: Props) {
  const { data, error } = usePromises({ requestId, which: 'all' });
  return (
    <Panel
      title="Promised"
      aside={<PromiseButton about={{ requestId, reference }} group="Request" letter={REQUEST_LETTERS.promise} />}
    >
      {error && <ErrorNote error={error} />}
      {!data && !error && <Loading what="what was promised" />}
      {data?.items.length === 0 && <Typography variant="body2">Nothing has been promised about this request.</Typography>}
      {data && <PromiseList items={data.items} label="Promised" here={() => true} />}
    </Panel>
  );
}
