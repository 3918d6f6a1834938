import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Panel } from '../../components/panel.tsx';
import { announce } from '../../lib/announcer.ts';
import { showDay } from '../../lib/time.ts';
import { organisationWords } from '../../lib/words/organisations.ts';
import { type AskedFacts, useFactsAsked } from './facts-query.ts';
import { GiveForm } from './give-form.tsx';

const LEAD = 'Somebody else decides a complaint and asks what is known here. Say what you know; you are told no more of it.';

/**
 * Facts that the own organisation is asked about complaints: the question, and where to answer it. Nothing where nothing is asked. A
 * question whose form is open stays, whatever others do.
 */
export function AskedOfUs() {
  const { data, error, hasNextPage, fetchNextPage, isFetching } = useFactsAsked('open');
  const [ended, setEnded] = useState({ words: '', turn: 0 });
  const lead = useRef<HTMLParagraphElement>(null);
  // The form that had the focus has gone.
  useEffect(() => {
    if (ended.turn > 0) lead.current?.focus();
  }, [ended]);
  const [open, setOpen] = useState<readonly AskedFacts[]>([]);
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const gone = open.filter((one) => !isAmong(items, one));
  if (error && open.length === 0) return <ErrorNote error={error} />;
  if (items.length + gone.length === 0 && ended.turn === 0) return null;
  const shut = (one: AskedFacts) => setOpen((now) => now.filter(({ id }) => id !== one.id));
  const end = (one: AskedFacts, words: string) => {
    shut(one);
    setEnded(({ turn }) => ({ words, turn: turn + 1 }));
  };
  return (
    <Panel title="Facts we are asked for">
      <Typography variant="body2" ref={lead} tabIndex={-1}>
        {[ended.words, items.length + gone.length === 0 ? 'Nothing else is asked.' : LEAD].filter(Boolean).join(' ')}
      </Typography>
      <Box component="ol" aria-label="Facts we are asked for" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {[...gone, ...items].map((one, index) => (
          <Question key={one.id} one={one} number={index + 1} onOpen={() => setOpen((now) => [...now, one])}>
            {isAmong(open, one) && (
              <GiveForm
                factsId={one.id}
                may={!isAmong(gone, one)}
                onClose={() => end(one, '')}
                onEnd={(words) => {
                  announce(words);
                  end(one, words);
                }}
              />
            )}
          </Question>
        ))}
      </Box>
      {hasNextPage && (
        <ActionButton
          group="Facts"
          label="Show more"
          letter="m"
          size="small"
          busy={isFetching}
          onAct={() => void fetchNextPage()}
        />
      )}
    </Panel>
  );
}

const isAmong = (some: readonly AskedFacts[], { id }: AskedFacts): boolean => some.some((one) => one.id === id);

type Props = {
  readonly one: AskedFacts;
  readonly number: number;
  readonly onOpen: () => void;
  /** The form to answer it, where that is open. */
  readonly children: ReactNode;
};

function Question({ one, number, onOpen, children }: Props) {
  return (
    <Box component="li" sx={{ mt: 2, pl: 2, borderLeft: 4, borderColor: 'primary.main', minWidth: 0 }}>
      <Typography sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{one.what}</Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {`By ${showDay(one.by)}. Asked by ${one.askedByName}, ${organisationWords(one.askedFrom)}, on ${showDay(one.askedAt)}`}
      </Typography>
      {children || <Button variant="outlined" size="small" onClick={onOpen}>{`Answer question ${number}`}</Button>}
    </Box>
  );
}
