import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { ErrorNote } from '../../components/error-note.tsx';
import { ChoiceRow } from '../../components/form/choice-row.tsx';
import { Loading } from '../../components/loading.tsx';
import { Panel } from '../../components/panel.tsx';
import { useSession, whoIn } from '../../lib/session.ts';
import { AsLastKnown } from './as-last-known.tsx';
import { PromiseList } from './promise-list.tsx';
import { usePromises } from './promises-query.ts';

type Whose = 'mine' | 'everybody';

/** One's own promises, what is late and due today first, without a connection too; for a supervisor the organisation’s besides. */
export function DayPromises({ online }: { readonly online: boolean }) {
  const supervisor = whoIn(useSession().data)?.roles.includes('supervisor') ?? false;
  const [chosen, setChosen] = useState<Whose>('mine');
  const whose = supervisor && online ? chosen : 'mine';
  const { data, error } = usePromises({ whose, limit: 100 });
  return (
    <Panel title="Promised">
      {supervisor && online && (
        <ChoiceRow<Whose>
          label="Whose promises"
          row
          value={whose}
          options={[
            ['mine', 'My own'],
            ['everybody', 'My organisation’s'],
          ]}
          onChoose={setChosen}
        />
      )}
      {error && <ErrorNote error={error} />}
      {!data && !error && <Loading what="what was promised" />}
      {data?.knownAt && <AsLastKnown knownAt={data.knownAt} />}
      {!error && data?.items.length === 0 && (
        <Typography variant="body2">
          {whose === 'mine' ? 'You have no promise to keep.' : 'Nobody in your organisation has a promise to keep.'}
        </Typography>
      )}
      {data && <PromiseList items={data.items} label="Promised" />}
      {data?.next && <Typography variant="body2">There are more, for later days.</Typography>}
    </Panel>
  );
}
