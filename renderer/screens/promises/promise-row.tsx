import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { go } from '../../lib/go.ts';
import { showWhen } from '../../lib/time.ts';
import { byWhen, howFar, notKeptLabels } from '../../lib/words/promises.ts';
import { EndDialog } from './end-dialog.tsx';
import { endedWords, whatWords } from './promise-words.ts';
import type { Promised } from './promises-query.ts';
import { useKeeping } from './use-keeping.ts';

type Props = {
  readonly one: Promised;
  readonly today: string;
  /** On its own record or request: what it is about is plain, and there is no way to it. */
  readonly here: boolean;
  /** What became of it is recorded. */
  readonly onEnded: () => void;
};

/** One promise: what, to whom, by when, and what became of it. Late ones have a word and a shape besides the colour. */
export function PromiseRow({ one, today, here, onEnded }: Props) {
  const [asked, setAsked] = useState(false);
  const { keep, busy, error } = useKeeping(one.id, onEnded);
  const open = one.state === 'open';
  const late = open && one.day < today;
  const what = whatWords(one, here);
  const way = one.requestId === null ? `/customer/${one.customerId}` : `/requests/${one.requestId}`;
  const full = `${what} ${byWhen(one.day, one.part)}`;
  return (
    <Box
      component="li"
      sx={{
        ...{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', py: 1, borderTop: 1, borderColor: 'divider' },
        '&:first-of-type': { borderTop: 0 },
      }}
    >
      <Box sx={{ flex: '1 1 16rem', minWidth: 0 }}>
        <Box sx={{ fontWeight: 650, overflowWrap: 'anywhere' }}>{what}</Box>
        <Box sx={{ typography: 'body2' }}>
          {byWhen(one.day, one.part)}
          {open && (
            <Box
              component="span"
              sx={{ fontWeight: 600, color: late ? 'error.main' : one.day === today ? 'warning.main' : undefined }}
            >
              {' · '}
              {late && <span aria-hidden="true">▲ </span>}
              {howFar(one.day, today)}
            </Box>
          )}
        </Box>
        <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
          {one.mine ? 'Promised by you' : `Promised by ${one.madeByName}`}, {showWhen(one.madeAt, new Date())}
          {one.unsent && ' · not yet received by the central service'}
          {!open && ` · ${endedWords[one.state]}${one.because === null ? '' : `: ${notKeptLabels[one.because].toLowerCase()}`}`}
        </Box>
        {error !== null && <ErrorNote error={error} />}
      </Box>
      {open && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          {!here && (
            <Button size="small" onClick={() => go(way)}>
              Open<VisuallyHidden> {full}</VisuallyHidden>
            </Button>
          )}
          <BusyButton size="small" variant="outlined" busy={busy} onClick={() => void keep({ outcome: 'kept' })}>
            Kept<VisuallyHidden>: {full}</VisuallyHidden>
          </BusyButton>
          <Button size="small" aria-haspopup="dialog" onClick={() => setAsked(true)}>
            Not kept or moved<VisuallyHidden>: {full}</VisuallyHidden>
          </Button>
        </Box>
      )}
      {asked && <EndDialog one={one} what={full} onClose={() => setAsked(false)} onEnded={onEnded} />}
    </Box>
  );
}
