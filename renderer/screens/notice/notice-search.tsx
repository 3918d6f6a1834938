import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { type KeyboardEvent, useRef } from 'react';
import { KeyHint, keyed } from '../../components/key-hint.tsx';
import { useShortcuts } from '../../lib/shortcuts.ts';

type Props = {
  readonly line: string;
  readonly onLine: (line: string) => void;
  /** Matches altogether, and which of them is shown, from 0. */
  readonly total: number;
  readonly current: number;
  readonly onStep: (by: 1 | -1) => void;
};

/** The line to search with, how many places hold it, and the way from one to the next. */
export function NoticeSearch({ line, onLine, total, current, onStep }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const toField = () => {
    input.current?.focus();
    input.current?.select();
  };
  useShortcuts('Privacy notice', [
    { key: '/', label: 'Search the notice', run: toField },
    { key: 'n', label: 'Next match', run: () => onStep(1) },
    { key: 'm', label: 'Match before', run: () => onStep(-1) },
  ]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') onStep(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape' && line !== '') onLine('');
    else return;
    event.preventDefault();
  };
  return (
    <Box
      role="search"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: 1.5,
        alignItems: 'center',
        // The count and the way on stay in sight, unless the window is so low that they would cover the notice.
        '@media (min-height: 500px)': { position: 'sticky', top: 0, zIndex: 1 },
        bgcolor: 'background.default',
        py: 1.5,
      }}
    >
      <TextField
        label="Search the notice"
        size="small"
        value={line}
        onChange={(event) => onLine(event.target.value)}
        onKeyDown={onKeyDown}
        inputRef={input}
        autoFocus
        slotProps={{
          htmlInput: {
            maxLength: 100,
            autoComplete: 'off',
            spellCheck: false,
            'aria-describedby': 'notice-matches',
            'aria-keyshortcuts': '/',
          },
        }}
        sx={{ width: 320, maxWidth: '100%' }}
      />
      <Button variant="outlined" disabled={total === 0} onClick={() => onStep(-1)} aria-keyshortcuts="M Alt+M" sx={keyed}>
        Match before <KeyHint of="m" />
      </Button>
      <Button variant="outlined" disabled={total === 0} onClick={() => onStep(1)} aria-keyshortcuts="N Alt+N" sx={keyed}>
        Next match <KeyHint of="n" />
      </Button>
      <Box id="notice-matches" role="status" sx={{ typography: 'body2', color: 'text.secondary' }}>
        {countWords(line, total, current)}
      </Box>
    </Box>
  );
}

function countWords(line: string, total: number, current: number): string {
  if (line.trim() === '') return 'Enter goes to the next match, Shift and Enter to the one before.';
  if (total === 0) return 'Nowhere in the notice. Try another word.';
  return `Match ${current + 1} of ${total}`;
}
