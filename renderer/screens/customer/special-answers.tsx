import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, useRef } from 'react';
import type { Output } from '../../../shared/operations.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { showDay } from '../../lib/time.ts';
import { sourceWords } from '../../lib/words/details.ts';
import { specialWords } from '../../lib/words/special.ts';

type Props = {
  readonly which: keyof typeof specialWords;
  readonly answers: Output<'specialCategory.read'>['answers'];
  readonly onHide: () => void;
};

/** What is held, until it is hidden again or the screen is left. */
export function SpecialAnswers({ which, answers, onHide }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Box>
      <Typography variant="h3" ref={heading} tabIndex={-1} sx={{ mb: 0.5 }}>
        {specialWords[which]}
      </Typography>
      {answers.length === 0 && <Typography variant="body2">Nothing is held.</Typography>}
      {answers.map(({ field, code, label, source, collectedOn }) => (
        <Box key={`${field} ${code}`} sx={{ mb: 0.75 }}>
          {label}
          <Typography variant="caption" sx={{ display: 'block', color: 'text.secondary' }}>
            from {sourceWords[source]}, {showDay(collectedOn)}
          </Typography>
        </Box>
      ))}
      <ActionButton group="Customer" label="Hide" letter="v" size="small" onAct={onHide} sx={{ mt: 1 }} />
    </Box>
  );
}
