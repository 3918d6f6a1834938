import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { type KeyboardEvent, useRef } from 'react';
import { Link } from 'wouter';
import { countWords, REQUEST_VIEWS } from '../../../../shared/domain/request-view.ts';
import { KeyHint } from '../../../components/key-hint.tsx';
import { useShortcuts } from '../../../lib/shortcuts.ts';
import { QUEUE_LETTERS } from '../letters.ts';
import { viewWords } from './ask-words.ts';
import { ALL_OPEN, addressOf, HANDED_OVER, HANDED_OVER_ADDRESS, type Shown, type View } from './asked.ts';
import type { Counts } from './counts-query.ts';

/** The views in their order: what is most pressing stands first; all of it, and what is over, last. */
const VIEWS: readonly View[] = [...REQUEST_VIEWS.map(({ view }) => view), 'open', 'finished'];
/** Where something in it is late. */
const PRESSING: readonly View[] = ['overdue', 'last-day-to-extend', 'acknowledge-today', 'promised-today', 'progress-owed'];

/** How many a view holds; null where that is not counted, or not known yet. */
export const countOf = (counts: Counts | undefined, view: View): number | null =>
  !counts || view === 'finished' ? null : view === 'open' ? counts.open : counts.views[view];

type Props = {
  readonly view: Shown;
  readonly counts: Counts | undefined;
  /** Whether what was handed over can be looked at: by supervisors. */
  readonly withHandedOver: boolean;
};

/** The named views with what each holds. Each is an address; the arrows go from one to the next. */
export function ViewsNav({ view, counts, withHandedOver }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const links = () => [...(list.current?.querySelectorAll<HTMLElement>('a') ?? [])];
  useShortcuts('Requests', [
    {
      key: QUEUE_LETTERS.views,
      label: 'To the views',
      run: () => list.current?.querySelector<HTMLElement>('[aria-current]')?.focus(),
    },
  ]);
  const onKeyDown = (event: KeyboardEvent) => {
    const all = links();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    all[Math.min(all.length - 1, Math.max(0, to))]?.focus();
  };
  const unasked = counts?.noticesUnasked ?? 0;
  return (
    <Box component="nav" aria-label="Views" sx={{ minWidth: 0 }}>
      <Typography variant="h3" component="h2" sx={{ px: 1, mb: 0.5, display: 'flex', gap: 1 }}>
        Views <KeyHint of={QUEUE_LETTERS.views} />
      </Typography>
      <Box component="ul" ref={list} onKeyDown={onKeyDown} sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {VIEWS.map((one) => (
          <Box component="li" key={one}>
            <ViewLink view={one} current={one === view} count={countOf(counts, one)} />
            {one === 'to-be-told' && unasked > 0 && (
              <Box component={Link} href="/who-to-tell" sx={{ ...line, pl: 2.5, typography: 'caption', color: 'text.secondary' }}>
                and {countWords(unasked)} that no request asked for
              </Box>
            )}
          </Box>
        ))}
        {withHandedOver && (
          <li>
            <Box
              component={Link}
              href={HANDED_OVER_ADDRESS}
              aria-current={view === HANDED_OVER ? 'true' : undefined}
              title="What your organisation handed over to another."
              sx={{ ...line, color: 'text.secondary' }}
            >
              Handed over
            </Box>
          </li>
        )}
      </Box>
    </Box>
  );
}

function ViewLink({ view, current, count }: { readonly view: View; readonly current: boolean; readonly count: number | null }) {
  const { label, says } = viewWords(view);
  const pressing = PRESSING.includes(view) && (count ?? 0) > 0;
  return (
    <Box
      component={Link}
      href={addressOf({ ...ALL_OPEN, view })}
      aria-current={current ? 'true' : undefined}
      title={`${says}.`}
      sx={{
        ...line,
        ...(view === 'open' ? { borderTop: 1, borderColor: 'divider', borderRadius: 0 } : {}),
        ...((count ?? 0) > 0 ? { color: 'text.primary', fontWeight: 600 } : { color: 'text.secondary' }),
      }}
    >
      <span>{label}</span>
      {count !== null && (
        <Box
          component="span"
          sx={{ fontVariantNumeric: 'tabular-nums', ...(pressing ? { color: 'error.main', fontWeight: 700 } : {}) }}
        >
          {countWords(count)}
        </Box>
      )}
    </Box>
  );
}

const line = {
  ...{ display: 'flex', justifyContent: 'space-between', gap: 1, px: 1, py: 0.375, typography: 'body2', borderRadius: 1 },
  ...{ textDecoration: 'none', '&:hover': { bgcolor: 'action.hover' } },
  '&[aria-current]': { bgcolor: 'action.selected', fontWeight: 700 },
} as const;
