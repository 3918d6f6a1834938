import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import { useId } from 'react';
import { KeyHint, keyed } from '../../components/key-hint.tsx';
import { showDay } from '../../lib/time.ts';
import { AgeBars } from './age-bars.tsx';
import type { OnBoard } from './board.ts';
import { boardWords } from './notice-words.ts';

type Props = {
  /** The digit that chooses it; null beyond nine. */
  readonly digit: number | null;
  readonly one: OnBoard;
  readonly open: boolean;
  readonly more: boolean;
  readonly chosen: boolean;
  readonly onChoose: () => void;
};

/** A recipient on the board: how many notices, how old, how late. The whole card chooses it. */
export function RecipientCard({ digit, one, open, more, chosen, onChoose }: Props) {
  const id = useId();
  const [first, ...late] = boardWords(one, more);
  return (
    <Paper
      component="li"
      variant="outlined"
      aria-labelledby={id}
      sx={{
        ...{ p: 1.5, position: 'relative', display: 'flex', gap: 1.5, alignItems: 'end', justifyContent: 'space-between' },
        ...{ borderLeft: 6, borderLeftColor: open && one.late > 0 ? 'error.main' : 'divider', minWidth: 0 },
        ...(chosen ? { bgcolor: 'action.selected' } : {}),
        '&:hover': { bgcolor: chosen ? 'action.selected' : 'action.hover' },
      }}
    >
      <Box sx={{ typography: 'body2', minWidth: 0 }}>
        <Button
          id={id}
          color="inherit"
          aria-pressed={chosen}
          aria-keyshortcuts={digit === null ? undefined : `${digit} Alt+${digit}`}
          onClick={onChoose}
          sx={{
            ...{ ...keyed, gap: 1, p: 0.5, ml: -0.5, textAlign: 'left', justifyContent: 'flex-start', fontWeight: 650 },
            ...{ minHeight: 0, overflowWrap: 'anywhere', '&:hover': { bgcolor: 'transparent' } },
            '&::after': { content: '""', position: 'absolute', inset: 0 },
          }}
        >
          {digit !== null && <KeyHint of={String(digit)} />} {one.recipient}
        </Button>
        <Box>{first}</Box>
        {late.map((line) => (
          <Box key={line} sx={{ fontWeight: 650, color: 'error.main' }}>
            {line}
          </Box>
        ))}
        <Box sx={{ color: 'text.secondary' }}>
          {open ? 'The oldest is' : 'The first was'} of {showDay(one.oldest)}
        </Box>
      </Box>
      {open && <AgeBars ages={one.ages} more={more} />}
    </Paper>
  );
}
