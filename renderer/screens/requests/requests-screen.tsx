import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useMemo } from 'react';
import { useSearch } from 'wouter';
import { PRIVACY_TEAM } from '../../../shared/codes/organisations.ts';
import { londonDay } from '../../../shared/domain/day.ts';
import { countWords } from '../../../shared/domain/request-view.ts';
import { Screen } from '../../components/screen.tsx';
import { useNow } from '../../lib/now.ts';
import { useSession, whoIn } from '../../lib/session.ts';
import { HandedOverList } from './handed-over-list.tsx';
import { orderWords, viewWords } from './queue/ask-words.ts';
import { type Asked, HANDED_OVER, isFiltered, isHandedOver, readAsked } from './queue/asked.ts';
import { useCounts } from './queue/counts-query.ts';
import { QueueList } from './queue/queue-list.tsx';
import { ViewChoice } from './queue/view-choice.tsx';
import { countOf, ViewsNav } from './queue/views-nav.tsx';
import { WorriesPanel } from './worries-panel.tsx';

/** The queue: what people asked for, in views, as a table. An adviser’s own, a supervisor’s organisation’s, the privacy team’s every one. */
export function RequestsScreen() {
  const search = useSearch();
  const asked = useMemo(() => readAsked(search), [search]);
  const who = whoIn(useSession().data);
  const { data: counts } = useCounts();
  const today = londonDay(useNow(60));
  const supervisor = who?.roles.includes('supervisor') ?? false;
  const every = supervisor && who?.touchpoint === PRIVACY_TEAM;
  const whose = every ? 'of every organisation' : supervisor ? 'of your organisation' : 'that you logged yourself';
  const roomy = useMediaQuery('(min-width: 900px)', { noSsr: true });
  // Whoever may not see that is shown the queue instead.
  const handedOver = supervisor && isHandedOver(search);
  const view = handedOver ? HANDED_OVER : asked.view;
  const count = isFiltered(asked) ? null : countOf(counts, asked.view);
  const choice = roomy ? null : <ViewChoice view={view} counts={counts} withHandedOver={supervisor} />;
  return (
    <Screen
      title="Requests"
      fill
      width={2400}
      lead={
        <Typography variant="body2" role="status" sx={{ color: 'text.secondary' }}>
          {handedOver ? HANDED_OVER_WORDS : leadWords(asked, whose, count)}
        </Typography>
      }
    >
      <Box
        sx={{
          ...{ display: 'flex', flex: '1 1 auto', minWidth: 0, gap: 2, mt: supervisor ? (roomy ? 0.5 : 1) : 0 },
          flexDirection: roomy ? 'row' : 'column',
        }}
      >
        {roomy && (
          <Box sx={{ width: 200, flexShrink: 0 }}>
            <ViewsNav view={view} counts={counts} withHandedOver={supervisor} />
          </Box>
        )}
        {handedOver ? (
          <HandedOverList lead={choice} />
        ) : (
          <QueueList
            key={asked.view}
            asked={asked}
            today={today}
            total={count}
            supervisor={supervisor}
            whose={`${who?.name} ${who?.touchpoint}`}
            withOrganisation={every}
            lead={choice}
          />
        )}
      </Box>
      {supervisor && <WorriesPanel />}
    </Screen>
  );
}

const HANDED_OVER_WORDS =
  'What your organisation handed over to another, the last first, and below it the facts it gave about complaints. What is done with either there is told to nobody here.';

function leadWords(asked: Asked, whose: string, count: number | null): string {
  const { label, says } = viewWords(asked.view);
  const which = asked.view === 'finished' ? 'Finished requests' : asked.view === 'look-at' ? 'Requests' : 'Open requests';
  const many = count === null ? '' : `: ${countWords(count)}`;
  const named = asked.view === 'open' || asked.view === 'finished' ? '' : `, ${label.toLowerCase()} (${says.toLowerCase()})`;
  return `${which} ${whose}${named}, ${orderWords(asked)}${isFiltered(asked) ? ', filtered' : many}.`;
}
