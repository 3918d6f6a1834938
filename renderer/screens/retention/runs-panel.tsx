import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, useState } from 'react';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { Panel } from '../../components/panel.tsx';
import { ShowEarlier } from '../../components/show-earlier.tsx';
import { announce } from '../../lib/announcer.ts';
import { useNow } from '../../lib/now.ts';
import { readCertificatesAnew } from './certificates-query.ts';
import { readDueAnew } from './due-query.ts';
import { ItemsDialog } from './items-dialog.tsx';
import { RunCard, type Step } from './run-card.tsx';
import { type Run, readRunsAnew, useRuns } from './runs-query.ts';
import { StepQuestion } from './step-question.tsx';

type Asked = { readonly run: Run } & ({ readonly step: Step } | { readonly which: 'all' | 'held' });

/** Runs: made, looked at, approved by another, started, and how far each is. */
export function RunsPanel() {
  const { data, error, hasNextPage, fetchNextPage, isFetching } = useRuns();
  const [asked, setAsked] = useState<Asked | null>(null);
  const now = useNow(60);
  const runs = data?.pages.flatMap((page) => page.items) ?? [];
  const running = runs.some(({ state }) => state === 'running');
  // When it is over, the rest of the screen has something new to say.
  useEffect(() => {
    if (!running) return;
    return () => {
      announce('The run is over');
      void readDueAnew();
      void readCertificatesAnew();
    };
  }, [running]);
  return (
    <Panel title="Runs">
      {error && <ErrorNote error={error} />}
      {!data && !error && <Loading what="the runs" />}
      {data && runs.length === 0 && <Typography variant="body2">No run has been made yet.</Typography>}
      <Box component="ul" aria-label="Runs" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.5 }}>
        {runs.map((run) => (
          <RunCard
            key={run.id}
            run={run}
            now={now}
            onLook={(which) => setAsked({ run, which })}
            onStep={(step) => setAsked({ run, step })}
          />
        ))}
      </Box>
      {hasNextPage && <ShowEarlier group="Retention" letter="n" busy={isFetching} onAct={() => void fetchNextPage()} />}
      {asked && 'step' in asked && (
        <StepQuestion
          run={asked.run}
          step={asked.step}
          onClose={() => setAsked(null)}
          onDone={() => {
            setAsked(null);
            void readRunsAnew();
          }}
        />
      )}
      {asked && 'which' in asked && <ItemsDialog run={asked.run} which={asked.which} onClose={() => setAsked(null)} />}
    </Panel>
  );
}
