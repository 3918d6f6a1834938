import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState } from 'react';
import { mayBecome } from '../../../shared/domain/disclosure.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { Panel } from '../../components/panel.tsx';
import { useNow } from '../../lib/now.ts';
import { useShortcuts } from '../../lib/shortcuts.ts';
import { LetterDialog } from './letter-dialog.tsx';
import { type Act, NoticeRow } from './notice-row.tsx';
import { toldByWords } from './notice-words.ts';
import { type Notice, useNotices, type Which } from './notices-query.ts';
import { RecordDialog, type Step } from './record-dialog.tsx';

type Props = {
  readonly which: Which;
  readonly recipientId: string;
  readonly name: string | undefined;
  /** The notice one came for: it is chosen first where it is here. */
  readonly noticeId: string | null;
};
/** What is open over the list: a notice's letter, or a step to be recorded. */
type Over = { readonly notice: Notice; readonly what: 'letter' | Step };

/** The notices of one recipient, oldest first, one chosen at a time. */
export function OfRecipient({ which, recipientId, name, noticeId }: Props) {
  const { data, error, hasNextPage, fetchNextPage, isFetching } = useNotices(which, recipientId);
  const notices = data?.pages.flatMap((page) => page.items) ?? [];
  const [place, setPlace] = useState<number | null>(null);
  const [over, setOver] = useState<Over | null>(null);
  const now = useNow(60);
  const list = useRef<HTMLUListElement>(null);
  // Counted where somebody moved: a list that is read anew must not take the focus.
  const [moves, setMoves] = useState(0);
  const there = data !== undefined;
  const begin = Math.max(
    0,
    notices.findIndex(({ id }) => id === noticeId),
  );
  const at = Math.min(place ?? begin, Math.max(0, notices.length - 1));
  const choose = (index: number) => {
    setPlace((index + notices.length) % Math.max(1, notices.length));
    setMoves((now) => now + 1);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: each move focuses, and the first answer
  useEffect(() => {
    if (there) focusChosen(list.current);
  }, [moves, there]);
  const close = () => {
    setOver(null);
    // What was recorded may have taken the row away from which this began.
    setMoves((now) => now + 1);
  };
  const actsAt = (index: number): readonly Act[] => {
    const notice = notices[index];
    if (!notice) return [];
    const act = (label: string, letter: string, what: Over['what']): Act => ({
      ...{ label, letter },
      run: () => {
        setPlace(index);
        setOver({ notice, what });
      },
    });
    const steps = [
      act(notice.state === 'told' ? 'Told again…' : 'Told…', 't', 'told'),
      act('Answered…', 'n', 'acknowledged'),
      act('Cannot be told…', 'c', 'impossible'),
    ].filter((_, step) => mayBecome(notice.state, STEPS[step] as Step));
    return steps.length === 0 ? [] : [act('Prepare the letter', 'w', 'letter'), ...steps];
  };
  useShortcuts('Who to tell', [
    ...actsAt(at).map(({ letter, label, run }) => ({ key: letter, label, run })),
    { key: 'ArrowDown', label: 'Next notice', run: () => choose(at + 1) },
    { key: 'ArrowUp', label: 'Notice before', run: () => choose(at - 1) },
  ]);
  const [first] = notices;
  return (
    <Panel title={first?.recipient ?? name ?? 'Recipient'}>
      {error && <ErrorNote error={error} />}
      {!data && !error && <Loading what="what they are to be told" />}
      {data && !first && (
        <Typography>{which === 'open' ? 'Nothing is open here any more.' : 'Nothing has ended here.'}</Typography>
      )}
      {first && (
        <Typography variant="body2" sx={{ mb: 1.5, overflowWrap: 'anywhere' }}>
          Told by {toldByWords[first.toldBy]}: {first.contact}
        </Typography>
      )}
      <Box
        component="ul"
        ref={list}
        aria-label="Notices"
        sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1, gridTemplateColumns: 'minmax(0, 1fr)' }}
      >
        {notices.map((notice, index) => (
          <NoticeRow
            key={notice.id}
            notice={notice}
            now={now}
            chosen={index === at}
            acts={actsAt(index)}
            onChoose={() => choose(index)}
          />
        ))}
      </Box>
      {hasNextPage && (
        <ActionButton
          group="Who to tell"
          label="Show more"
          letter="m"
          size="small"
          busy={isFetching}
          onAct={() => void fetchNextPage()}
          sx={{ mt: 1.5 }}
        />
      )}
      {over?.what === 'letter' && (
        <LetterDialog notice={over.notice} onClose={close} onTold={() => setOver({ notice: over.notice, what: 'told' })} />
      )}
      {over && over.what !== 'letter' && <RecordDialog notice={over.notice} step={over.what} onClose={close} />}
    </Panel>
  );
}

const STEPS: readonly Step[] = ['told', 'acknowledged', 'impossible'];

/** Puts the focus on the chosen notice, or on the heading where none is left. */
function focusChosen(list: HTMLUListElement | null): void {
  const row = list?.querySelector<HTMLElement>('[aria-current="true"] button');
  const heading = list?.closest('section')?.querySelector<HTMLElement>('h2');
  (row ?? heading)?.focus();
}
