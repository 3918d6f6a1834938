import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { type KeyboardEvent, useRef } from 'react';
import { type Answer, jobs, type Phrase } from '../../../shared/domain/caller-words.ts';
import { KeyHint, keyed } from '../../components/key-hint.tsx';

type Props = {
  readonly phrase: Phrase;
  readonly onAnswer: (answer: Answer) => void;
  readonly onBack: () => void;
};

/** The offered job and the one question that settles it; each answer has its number as its key. */
export function QuestionStep({ phrase, onAnswer, onBack }: Props) {
  const answers = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const numbered = phrase.answers[Number(event.key) - 1];
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (numbered) onAnswer(numbered);
    else if (event.key === 'Backspace') onBack();
    else if (step !== 0) moveFocus(answers.current, step);
    else return;
    event.preventDefault();
  };
  return (
    <Box onKeyDown={onKeyDown}>
      <Typography sx={{ color: 'text.secondary' }}>
        “{phrase.words[0]}” usually means <strong>{jobs[phrase.job]}</strong>. Ask first:
      </Typography>
      <Typography id="one-question" component="h3" sx={{ fontSize: '1.25rem', fontWeight: 600, my: 2 }}>
        {phrase.question}
      </Typography>
      <Box ref={answers} role="group" aria-labelledby="one-question" sx={{ display: 'grid', gap: 1 }}>
        {phrase.answers.map((answer, index) => (
          <Button
            key={answer.says}
            variant="outlined"
            autoFocus={index === 0}
            aria-describedby={index === 0 ? 'one-question' : undefined}
            aria-keyshortcuts={String(index + 1)}
            onClick={() => onAnswer(answer)}
            sx={{ ...keyed, justifyContent: 'flex-start' }}
          >
            <KeyHint of={String(index + 1)} /> {answer.says}
          </Button>
        ))}
      </Box>
      <Button onClick={onBack} sx={{ mt: 2 }}>
        Back to what they said
      </Button>
    </Box>
  );
}

/** From one answer to the next or the one before, in a ring. */
function moveFocus(group: HTMLElement | null, step: 1 | -1): void {
  const buttons = [...(group?.querySelectorAll('button') ?? [])];
  const at = buttons.findIndex((button) => button.matches(':focus'));
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
}
