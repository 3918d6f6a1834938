import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useRef, useState } from 'react';
import { londonDay } from '../../../shared/domain/day.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { Panel } from '../../components/panel.tsx';
import { Retry } from '../../components/retry.tsx';
import { announce } from '../../lib/announcer.ts';
import { useNow } from '../../lib/now.ts';
import { useSync } from '../../lib/sync.ts';
import { AwayDialog } from './away-dialog.tsx';
import { type Away, useAway } from './away-query.ts';
import { AwayRow } from './away-row.tsx';
import { nowFirst } from './away-words.ts';
import { TakeBackQuestion } from './take-back-question.tsx';

type Props = {
  /** Under which heading the list of shortcuts shows what can be done here. */
  readonly group: string;
  /** An adviser's own; or also their people's, for a supervisor. */
  readonly whose: 'mine' | 'everybody';
};
type Asked = { readonly about: Away | null; readonly what: 'note' | 'take-back' };

const WORDS = {
  everybody: { title: 'Who is away', note: 'Note who is away…', nobody: 'Nobody is noted as away.' },
  mine: { title: 'When you are away', note: 'Note when you are away…', nobody: 'You are not noted as away.' },
} as const;

/** Who is away or will be, and where that is noted, changed and taken back. Nothing where it cannot be had without a connection. */
export function AwayPanel({ group, whose }: Props) {
  const online = useSync()?.online ?? true;
  const { data, error, refetch, isFetching, hasNextPage, fetchNextPage } = useAway(online);
  const [asked, setAsked] = useState<Asked | null>(null);
  const now = useRef(asked);
  now.current = asked;
  const button = useRef<HTMLButtonElement>(null);
  const today = londonDay(useNow(60));
  const { title, note, nobody } = WORDS[whose];
  if (!online && !data) return null;
  const items = nowFirst(data?.pages.flatMap((page) => page.items) ?? [], today);
  const close = () => {
    setAsked(null);
    // The line whose button was pressed may have gone.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) button.current?.focus();
    });
  };
  // What answers late shuts no other question than its own.
  const done = (of: Asked) => (words: string) => {
    announce(words);
    if (now.current === of) close();
  };
  return (
    <Panel
      title={title}
      aside={
        <ActionButton
          group={group}
          label={note}
          letter="n"
          ref={button}
          size="small"
          onAct={() => setAsked({ about: null, what: 'note' })}
        />
      }
    >
      {error && <ErrorNote error={error} action={<Retry onRetry={() => refetch()} busy={isFetching} />} />}
      {!data && !error && <Loading what={title.toLowerCase()} />}
      {data && items.length === 0 && <Typography variant="body2">{nobody}</Typography>}
      {items.length > 0 && (
        <Box
          component="ul"
          aria-label={title}
          sx={{ listStyle: 'none', p: 0, m: 0, maxHeight: whose === 'everybody' ? '20rem' : undefined, overflowY: 'auto' }}
        >
          {items.map((one) => (
            <AwayRow key={one.id} {...{ one, today, whose }} onAsk={(what) => setAsked({ about: one, what })} />
          ))}
        </Box>
      )}
      {hasNextPage && (
        <Button size="small" sx={{ mt: 1 }} disabled={isFetching} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
      {asked?.what === 'note' && (
        <AwayDialog one={asked.about} ofOthers={whose === 'everybody'} today={today} onClose={close} onDone={done(asked)} />
      )}
      {asked?.what === 'take-back' && asked.about && (
        <TakeBackQuestion one={asked.about} today={today} onClose={close} onDone={done(asked)} />
      )}
    </Panel>
  );
}
