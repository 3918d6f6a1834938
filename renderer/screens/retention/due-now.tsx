import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import type { Retained } from '../../../shared/domain/retention-run.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { numberWords, retainedSentences, retainedTitles, retainedWords } from './retention-words.ts';

type Props = {
  readonly what: Retained;
  readonly letter: string;
  readonly due: number;
  readonly held: number;
  readonly onPropose: () => void;
};

/** What of one kind is due now, and the way to a run of it. */
export function DueNow({ what, letter, due, held, onPropose }: Props) {
  const id = useId();
  return (
    <Paper
      component="li"
      variant="outlined"
      aria-labelledby={id}
      sx={{
        p: 2,
        display: 'grid',
        gap: 1,
        alignContent: 'start',
        minWidth: 0,
        borderTop: 4,
        borderTopColor: due > 0 ? 'warning.main' : 'divider',
      }}
    >
      <Typography variant="h3" component="h2" id={id}>
        {retainedTitles[what]}
      </Typography>
      <Box>
        <Box component="span" sx={{ fontSize: '1.75rem', fontWeight: 650, fontVariantNumeric: 'tabular-nums', lineHeight: 1.2 }}>
          {numberWords(due)}
        </Box>{' '}
        due now{held > 0 && `, ${numberWords(held)} of them held`}
      </Box>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {retainedSentences[what]}
      </Typography>
      <ActionButton
        group="Retention"
        label={`Make a run of ${retainedWords[what][0]}…`}
        letter={letter}
        size="small"
        disabled={due === 0}
        onAct={onPropose}
        sx={{ justifySelf: 'start' }}
      />
    </Paper>
  );
}
