import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { ConsentMark } from '../../components/consent-mark.tsx';
import { KeyHint, keyed } from '../../components/key-hint.tsx';
import type { ConsentNow } from '../../lib/said.ts';
import { showDay } from '../../lib/time.ts';
import { purposeWords, stateWords } from '../../lib/words/purposes.ts';
import type { Mark } from './consent-plan.ts';

/** What can be done with a purpose, and its letter. */
export type Act = { readonly label: string; readonly letter: string; readonly on: boolean; readonly run: () => void };
type Props = {
  readonly place: number;
  readonly consent: ConsentNow;
  readonly mark: Mark | undefined;
  readonly chosen: boolean;
  readonly acts: readonly Act[];
  readonly onChoose: () => void;
  readonly children: ReactNode;
};

const columns = { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) 15rem 25.5rem' };

/** One purpose: how it stands, what is marked, what can be done. The letters belong to the chosen one. */
export function PurposeRow({ place, consent, mark, chosen, acts, onChoose, children }: Props) {
  const { purpose, state, since } = consent;
  const id = useId();
  const heading = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (chosen) heading.current?.focus();
  }, [chosen]);
  return (
    <Paper
      component="li"
      variant="outlined"
      aria-labelledby={id}
      aria-current={chosen}
      sx={{
        px: 1.5,
        py: 1,
        '&[aria-current="true"]': { borderColor: 'primary.main', boxShadow: 'inset 4px 0 0 var(--desk-palette-primary-main)' },
      }}
    >
      <Box sx={{ display: 'grid', gridTemplateColumns: columns, columnGap: 2, rowGap: 0.5, alignItems: 'center' }}>
        <Button ref={heading} color="inherit" id={id} onClick={onChoose} sx={{ ...keyed, justifyContent: 'flex-start', px: 1 }}>
          <KeyHint of={String(place)} /> {purposeWords[purpose].title}
        </Button>
        <Box sx={{ typography: 'body2' }}>
          <Box sx={{ textDecoration: mark ? 'line-through' : undefined, color: mark ? 'text.secondary' : undefined }}>
            <ConsentMark state={state} />
            {since && ` since ${showDay(since)}`}
          </Box>
          {mark && <Box sx={{ fontWeight: 650, color: 'primary.main' }}>→ {stateWords[mark.decision]}</Box>}
        </Box>
        <Box role="group" aria-labelledby={id} sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
          {acts.map((act) => (
            <ActOnPurpose key={act.letter} act={act} keyShown={chosen} />
          ))}
        </Box>
      </Box>
      {children}
    </Paper>
  );
}

function ActOnPurpose({ act: { label, letter, on, run }, keyShown }: { readonly act: Act; readonly keyShown: boolean }) {
  const key = letter.toUpperCase();
  return (
    <Button
      size="small"
      variant={on ? 'contained' : 'outlined'}
      aria-pressed={on || undefined}
      aria-keyshortcuts={keyShown ? `${key} Alt+${key}` : undefined}
      onClick={run}
      sx={{ ...keyed, gap: 0.75, px: 1.25 }}
    >
      {label} <KeyHint of={letter} hidden={!keyShown} />
    </Button>
  );
}
