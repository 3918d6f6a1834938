import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { lazy, Suspense, useState } from 'react';
import type { ReportName } from '../../../shared/domain/report.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { Panel } from '../../components/panel.tsx';
import { showDay, showTime } from '../../lib/time.ts';
import { ChartKey } from './chart-key.tsx';
import { figuresOf } from './figures.ts';
import { FiguresOut } from './figures-out.tsx';
import { sentenceOf } from './figures-sentence.ts';
import { ofWhom, reportCsv, reportSheet, tableOf } from './figures-sheet.ts';
import { FiguresTable } from './figures-table.tsx';
import { type Report, useReport } from './report-query.ts';
import { reportTitles } from './report-words.ts';

// What draws is larger than everything else of the screen together.
const ReportChart = lazy(async () => ({ default: (await import('./report-chart.tsx')).ReportChart }));

type Props = { readonly name: ReportName; readonly organisation: string | null; readonly organisations: readonly string[] };

/** One report: what it says in a sentence, its chart, and the table behind it one key away. */
export function ReportPanel({ name, ...rest }: Props) {
  const { data, error } = useReport(name);
  return (
    <Panel title={reportTitles[name][0]}>
      {error && <ErrorNote error={error} />}
      {!data && !error && <Loading what="the numbers" />}
      {data && <Shown report={data} {...rest} />}
    </Panel>
  );
}

type ShownProps = Omit<Props, 'name'> & { readonly report: Report };

function Shown({ report, organisation, organisations }: ShownProps) {
  const [asTable, setAsTable] = useState(false);
  const figures = figuresOf(report, organisation);
  const sentence = sentenceOf(figures);
  const mine = organisation === null ? organisations : [organisation];
  return (
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Typography>{sentence}</Typography>
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        {ofWhom(organisation)}, as it stood on {showDay(report.asOf)} at {showTime(report.asOf)}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <ActionButton
          group="Reports"
          label={asTable ? 'Show the chart' : 'Show the table'}
          letter="t"
          size="small"
          variant="contained"
          onAct={() => setAsTable(!asTable)}
        />
      </Box>
      {asTable ? (
        <FiguresTable table={tableOf(figures)} />
      ) : figures.total === 0 ? (
        <Typography variant="body2">There is nothing to draw.</Typography>
      ) : (
        <>
          <ChartKey series={figures.series} />
          <Suspense fallback={<Loading what="the chart" />}>
            <ReportChart figures={figures} label={`Chart: ${sentence}`} />
          </Suspense>
        </>
      )}
      <FiguresOut sheet={reportSheet(report, organisation)} csv={reportCsv(report, mine)} />
    </Box>
  );
}
