import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { Panel } from '../../components/panel.tsx';
import { Bars, BarsKey } from './bars.tsx';
import { monthBars, NOW, yearBars } from './calendar.ts';
import { type Due, useDue } from './due-query.ts';
import { DueTable } from './due-table.tsx';

type Props = { readonly items: readonly Due[]; readonly today: string; readonly withOrganisation: boolean };

/** What is to come, year by year; one year opens its months and the numbers behind them. */
export function CalendarPanel({ items, today, withOrganisation }: Props) {
  const [chosen, setChosen] = useState(NOW);
  return (
    <Panel title="What is to come" aside={<BarsKey />}>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <Bars label="What falls due, by year" bars={yearBars(items, today)} chosen={chosen} onChoose={setChosen} />
        {chosen === NOW ? (
          <Behind label="Due now" items={items} now withOrganisation={withOrganisation} />
        ) : (
          <OneYear key={chosen} year={Number(chosen)} withOrganisation={withOrganisation} />
        )}
      </Box>
    </Panel>
  );
}

function OneYear({ year, withOrganisation }: { readonly year: number; readonly withOrganisation: boolean }) {
  const { data, error } = useDue(year);
  if (error) return <ErrorNote error={error} />;
  if (!data) return <Loading what={`the months of ${year}`} />;
  return (
    <>
      <Bars label={`What falls due in ${year}, by month`} bars={monthBars(data.items, year)} />
      <Behind label={`Falls due in ${year}`} items={data.items} now={false} withOrganisation={withOrganisation} />
    </>
  );
}

type Behinds = {
  readonly label: string;
  readonly items: readonly Due[];
  readonly now: boolean;
  readonly withOrganisation: boolean;
};

function Behind({ label, items, now, withOrganisation }: Behinds) {
  const any = items.some(({ count, due }) => (now ? due > 0 : count > due));
  if (!any) return <Typography variant="body2">{label}: nothing.</Typography>;
  return <DueTable label={label} items={items} now={now} withOrganisation={withOrganisation} />;
}
