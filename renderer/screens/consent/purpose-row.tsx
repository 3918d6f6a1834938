import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { ConsentMark } from '../../components/consent-mark.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import type { ConsentNow } from '../../lib/said.ts';
import { showDay } from '../../lib/time.ts';
import { purposeWords, stateWords } from '../../lib/words/purposes.ts';
import type { Mark } from './consent-plan.ts';

type Props = {
  readonly place: number;
  readonly consent: ConsentNow;
  readonly mark: Mark | undefined;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly onWithdraw: () => void;
  readonly onRefuse: () => void;
  readonly onGive: () => void;
  readonly onUnmark: () => void;
  readonly children: ReactNode;
};

/** One purpose: how it stands, what is marked, and, while it is the chosen one, what can be done. */
export function PurposeRow({ place, consent, mark, chosen, onChoose, onWithdraw, onRefuse, onGive, onUnmark, children }: Props) {
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
      sx={{ p: 1.5, borderLeft: '4px solid transparent', '&[aria-current="true"]': { borderLeftColor: 'primary.main' } }}
    >
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          columnGap: 2,
          rowGap: 0.5,
          alignItems: 'center',
          justifyContent: 'space-between',
        }}
      >
        <Button
          ref={heading}
          color="inherit"
          id={id}
          onClick={onChoose}
          startIcon={<KeyHint of={String(place)} />}
          sx={{ fontWeight: 650, minHeight: 32, px: 1 }}
        >
          {purposeWords[purpose].title}
        </Button>
        <Box sx={{ typography: 'body2' }}>
          <ConsentMark state={state} />
          {since && ` since ${showDay(since)}`}
          {mark && (
            <Box component="span" sx={{ ml: 1.5, fontWeight: 650, color: 'primary.main' }}>
              → {stateWords[mark.decision]}
            </Box>
          )}
        </Box>
      </Box>
      {chosen && (
        <Box role="group" aria-labelledby={id} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1 }}>
          <Act label="Withdraw" letter="w" on={mark?.decision === 'withdrawn'} onAct={onWithdraw} />
          {state !== 'given' && <Act label="Refuse" letter="r" on={mark?.decision === 'refused'} onAct={onRefuse} />}
          <Act label="Give" letter="g" on={mark?.decision === 'given'} onAct={onGive} />
          {mark && <Act label="Take the mark off" letter="x" on={false} onAct={onUnmark} />}
        </Box>
      )}
      {children}
    </Paper>
  );
}

type ActProps = { readonly label: string; readonly letter: string; readonly on: boolean; readonly onAct: () => void };

function Act({ label, letter, on, onAct }: ActProps) {
  return (
    <Button
      size="small"
      variant={on ? 'contained' : 'outlined'}
      aria-pressed={on || undefined}
      aria-keyshortcuts={`${letter.toUpperCase()} Alt+${letter.toUpperCase()}`}
      onClick={onAct}
      endIcon={<KeyHint of={letter} />}
    >
      {label}
    </Button>
  );
}
