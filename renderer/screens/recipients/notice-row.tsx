import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useId } from 'react';
import { londonDay } from '../../../shared/domain/day.ts';
import { showReference } from '../../../shared/domain/reference.ts';
import { KeyHint, keyed } from '../../components/key-hint.tsx';
import { isLate } from './board.ts';
import { askedWords, daysWords, standsWords } from './notice-words.ts';
import type { Notice } from './notices-query.ts';

/** What can be done with a notice, and its letter. */
export type Act = { readonly label: string; readonly letter: string; readonly run: () => void };
type Props = {
  readonly notice: Notice;
  readonly now: Date;
  readonly chosen: boolean;
  readonly acts: readonly Act[];
  readonly onChoose: () => void;
};

/** One notice: what for, about whom, how it stands, what can be done. The letters belong to the chosen one. */
export function NoticeRow({ notice, now, chosen, acts, onChoose }: Props) {
  const id = useId();
  return (
    <Box
      component="li"
      aria-labelledby={id}
      aria-current={chosen}
      sx={{
        ...{ p: 1, border: 1, borderColor: 'divider', borderRadius: 1, minWidth: 0 },
        '&[aria-current="true"]': { borderColor: 'primary.main', boxShadow: 'inset 4px 0 0 var(--desk-palette-primary-main)' },
      }}
    >
      <Button
        id={id}
        color="inherit"
        onClick={onChoose}
        sx={{ px: 1, py: 0.25, minHeight: 0, textAlign: 'left', justifyContent: 'flex-start', fontWeight: 650 }}
      >
        <span>
          {askedWords(notice)}
          {', '}
          <Box component="span" sx={{ whiteSpace: 'nowrap', letterSpacing: '0.04em' }}>
            {showReference(notice.reference)}
          </Box>
        </span>
      </Button>
      <Box sx={{ px: 1, typography: 'body2' }}>
        <Box>{standsWords(notice)}</Box>
        <Box sx={{ color: isLate(notice, londonDay(now)) ? 'error.main' : 'text.secondary' }}>{daysWords(notice, now)}</Box>
      </Box>
      {acts.length > 0 && (
        <Box role="group" aria-labelledby={id} sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, px: 1, pt: 0.75 }}>
          {acts.map(({ label, letter, run }) => (
            <Button
              key={letter}
              size="small"
              variant="outlined"
              aria-keyshortcuts={chosen ? `${letter.toUpperCase()} Alt+${letter.toUpperCase()}` : undefined}
              onClick={run}
              sx={{ ...keyed, gap: 0.75, px: 1.25 }}
            >
              {label} <KeyHint of={letter} hidden={!chosen} />
            </Button>
          ))}
        </Box>
      )}
    </Box>
  );
}
