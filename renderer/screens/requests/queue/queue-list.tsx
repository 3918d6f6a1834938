import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Link as Way } from 'wouter';
import { ActionButton } from '../../../components/action-button.tsx';
import { ErrorNote } from '../../../components/error-note.tsx';
import { Loading } from '../../../components/loading.tsx';
import { Retry } from '../../../components/retry.tsx';
import { go } from '../../../lib/go.ts';
import { QUEUE_LETTERS } from '../letters.ts';
import type { Listed } from '../requests-query.ts';
import { nothingWords } from './ask-words.ts';
import { type Asked, addressOf, isFiltered } from './asked.ts';
import { BulkBar } from './bulk-bar.tsx';
import { FilteredBy } from './filtered-by.tsx';
import { FiltersPanel } from './filters-panel.tsx';
import type { Shown } from './held.ts';
import { openFrom } from './queue-place.ts';
import { queueAt, settleQueue, useQueue } from './queue-query.ts';
import { QueueTable } from './queue-table.tsx';
import { useMarks } from './use-marks.ts';
import { WhyDialog } from './why-dialog.tsx';

const NONE: readonly Shown<Listed>[] = [];

type Props = {
  readonly asked: Asked;
  readonly today: string;
  /** How many it holds, where that is known. */
  readonly total: number | null;
  readonly supervisor: boolean;
  /** Who looks: what they marked is nobody else's. */
  readonly whose: string;
  readonly withOrganisation: boolean;
  /** What stands before the filters. */
  readonly lead: ReactNode;
};

/** One view of the queue: its filters, its table, and what can be done with several of it. */
export function QueueList({ asked, today, total, supervisor, whose, withOrganisation, lead }: Props) {
  const { data, of, error, refetch, isFetching, isPlaceholderData, fetchMore, fetchingMore, moreError } = useQueue(asked);
  const [filtering, setFiltering] = useState(false);
  const [why, setWhy] = useState<Listed | null>(null);
  const first = useRef<HTMLInputElement>(null);
  const filters = useRef<HTMLButtonElement>(null);
  const rows = data?.shown ?? NONE;
  const here = rows.flatMap(({ row, standing }) => (standing === 'gone' ? [] : [row]));
  const marks = useMarks({ at: `${whose} ${of.view}`, rows, whole: data?.next === null && !isFiltered(of) });
  const names = useMemo(() => namesIn(rows), [rows]);
  const ask = (next: Asked) => go(addressOf(next));
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is asked is the same for the same address
  const movedOn = useCallback(() => settleQueue(of), [addressOf(of)]);
  const toFilters = () => {
    setFiltering(true);
    requestAnimationFrame(() => first.current?.focus());
  };
  const toButton = () => filters.current?.focus();
  const putFiltersAway = () => {
    setFiltering(false);
    toButton();
  };
  const lost = error !== null && !data;
  // The table went, and what had the focus may have gone with it.
  useEffect(() => {
    if (lost && document.activeElement === document.body) filters.current?.focus();
  }, [lost]);
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', flex: '1 1 auto', minWidth: 0, gap: 1 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        {lead}
        <ActionButton
          group="Requests"
          label="Filters"
          letter={QUEUE_LETTERS.filters}
          ref={filters}
          size="small"
          aria-expanded={filtering}
          onAct={() => (filtering && isAtFilters() ? putFiltersAway() : toFilters())}
        />
        {rows.length > 0 && supervisor && (
          <BulkBar
            marked={here.filter(({ id }) => marks.marked.has(id))}
            onHand={here.length}
            versionNow={(id) => queueAt(addressOf(of))?.truth.find((row) => row.id === id)?.version}
            onDone={(ids) => marks.mark(ids, false)}
            onMarkAll={() =>
              marks.mark(
                here.map(({ id }) => id),
                true,
              )
            }
            onClear={marks.clear}
          />
        )}
      </Box>
      <FilteredBy asked={asked} names={names} onAsk={ask} onTakenAway={toButton} />
      {filtering && (
        <Box
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            putFiltersAway();
          }}
        >
          <FiltersPanel asked={asked} onAsk={ask} withOrganisation={withOrganisation} names={names} first={first} />
        </Box>
      )}
      {error && <ErrorNote error={error} action={<Retry onRetry={() => refetch()} busy={isFetching} />} />}
      {!data && !error && <Loading what="the requests" />}
      {data && rows.length === 0 && <Nothing asked={of} supervisor={supervisor} />}
      {rows.length > 0 && (
        <QueueTable
          {...{ asked, of, rows, today, withOrganisation }}
          busy={isPlaceholderData}
          total={data?.next === null ? rows.length : total !== null && total < 100 && !isPlaceholderData ? total : null}
          marked={supervisor ? marks.marked : null}
          onMark={marks.mark}
          onAsk={ask}
          onOpen={(id) => openFrom(of, id)}
          onWhy={setWhy}
          onReadOn={data?.next === null || isPlaceholderData || fetchingMore || moreError !== null ? null : fetchMore}
          onMovedOn={movedOn}
        />
      )}
      {moreError !== null && <ErrorNote error={moreError} action={<Retry onRetry={fetchMore} busy={fetchingMore} />} />}
      {why && <WhyDialog row={why} today={today} onClose={() => setWhy(null)} />}
    </Box>
  );
}

function Nothing({ asked, supervisor }: Pick<Props, 'asked' | 'supervisor'>) {
  if (isFiltered(asked)) return <Typography variant="body2">Nothing passes these filters.</Typography>;
  return (
    <Alert severity="success" variant="outlined">
      {nothingWords(asked.view)}
      {asked.view === 'owner-away' && (
        <>
          {supervisor ? ' Who is away is noted in ' : ' Everybody notes when they are away, or a supervisor does. You do it in '}
          <Link component={Way} href={supervisor ? '/morning' : '/my-day'}>
            {supervisor ? 'Morning' : 'My day'}
          </Link>
          .
        </>
      )}
    </Alert>
  );
}

/** Whether the focus is in the filters, or on the button that shows them. */
const isAtFilters = () => document.activeElement?.closest('[role="search"], [aria-expanded]') != null;

/** Who has something of what was read, by their sign-in. */
const namesIn = (rows: readonly { readonly row: Listed }[]): ReadonlyMap<string, string> =>
  new Map(
    rows.flatMap(({ row: { assignedTo, assignedToName } }) =>
      assignedTo !== null && assignedToName !== null ? [[assignedTo, assignedToName] as const] : [],
    ),
  );
