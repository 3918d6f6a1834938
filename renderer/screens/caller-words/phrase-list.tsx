import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { jobs, type Phrase, phrasesFor } from '../../../shared/domain/caller-words.ts';
import { LINE_LENGTH } from '../../../shared/domain/limits.ts';

type Props = {
  readonly line: string;
  readonly onLine: (line: string) => void;
  readonly onPick: (phrase: Phrase) => void;
};

const optionId = (index: number) => `said-${index}`;

/** Type the caller's own words, or pick them; what is typed here is kept nowhere. */
export function PhraseList({ line, onLine, onPick }: Props) {
  const offered = phrasesFor(line);
  const [picked, setPicked] = useState(0);
  const active = Math.min(picked, offered.length - 1);
  useEffect(() => {
    // In braces: newer engines answer a promise, which is nothing to clean up.
    document.getElementById(optionId(active))?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const chosen = offered[active];
    if (event.key === 'Enter' && chosen) onPick(chosen);
    else if (event.key === 'ArrowDown') setPicked(Math.min(active + 1, offered.length - 1));
    else if (event.key === 'ArrowUp') setPicked(Math.max(active - 1, 0));
    else return;
    event.preventDefault();
  };
  return (
    <>
      <TextField
        autoFocus
        fullWidth
        label="In the caller’s own words"
        placeholder="stop ringing me"
        value={line}
        onChange={(event) => {
          onLine(event.target.value);
          setPicked(0);
        }}
        onKeyDown={onKeyDown}
        helperText={
          offered.length === 0 ? 'Nothing fits. Try other words, or clear the line to see them all.' : 'Arrows and Enter choose.'
        }
        slotProps={{
          inputLabel: { shrink: true },
          htmlInput: {
            role: 'combobox',
            'aria-expanded': offered.length > 0,
            'aria-controls': 'said',
            'aria-autocomplete': 'list',
            'aria-activedescendant': offered.length > 0 ? optionId(active) : undefined,
            autoComplete: 'off',
            maxLength: LINE_LENGTH,
          },
        }}
        sx={{ mt: 1 }}
      />
      <Box
        id="said"
        role="listbox"
        aria-label="What callers say"
        sx={{ mt: 1.5, border: 1, borderColor: 'divider', borderRadius: 1 }}
      >
        {offered.map((phrase, index) => (
          <Box
            key={phrase.id}
            id={optionId(index)}
            role="option"
            aria-selected={index === active}
            tabIndex={-1}
            onClick={() => onPick(phrase)}
            onKeyDown={onKeyDown}
            sx={{
              display: 'flex',
              flexWrap: 'wrap',
              justifyContent: 'space-between',
              columnGap: 2,
              px: 1.5,
              py: 0.75,
              cursor: 'pointer',
              bgcolor: index === active ? 'action.selected' : undefined,
              '&:hover': { bgcolor: 'action.hover' },
            }}
          >
            <span>“{phrase.words[0]}”</span>
            <Box component="span" sx={{ color: 'text.secondary', typography: 'body2' }}>
              {jobs[phrase.job]}
            </Box>
          </Box>
        ))}
      </Box>
    </>
  );
}
