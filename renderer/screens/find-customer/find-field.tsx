import Box from '@mui/material/Box';
import InputBase from '@mui/material/InputBase';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { LINE_LENGTH } from '../../../shared/domain/limits.ts';
import { markStart } from '../../lib/start-marks.ts';

type Props = {
  readonly line: string;
  readonly onLine: (line: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly expanded: boolean;
  readonly activeId: string | undefined;
  readonly busy: boolean;
};

/** The one line. It has the focus as soon as it is there; the document says so to whoever measures the start. */
export function FindField({ line, onLine, onKeyDown, expanded, activeId, busy }: Props) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
    markStart('usable');
  }, []);
  return (
    <Box>
      <Box
        component="label"
        htmlFor="find-line"
        sx={{ display: 'block', typography: 'body2', color: 'text.secondary', mb: 0.75 }}
      >
        Anything the caller says: name, date of birth, postcode, phone, e-mail or reference, in any order
      </Box>
      <InputBase
        fullWidth
        inputRef={input}
        id="find-line"
        value={line}
        onChange={(event) => onLine(event.target.value)}
        onKeyDown={onKeyDown}
        placeholder="jo smith 12/3/84 LS6"
        inputProps={{
          role: 'combobox',
          'aria-expanded': expanded,
          'aria-controls': 'found',
          'aria-autocomplete': 'list',
          'aria-activedescendant': activeId,
          'aria-busy': busy,
          autoComplete: 'off',
          autoCorrect: 'off',
          autoCapitalize: 'off',
          spellCheck: false,
          maxLength: LINE_LENGTH,
        }}
        sx={{
          fontSize: '1.25rem',
          px: 2,
          py: 1,
          bgcolor: 'background.paper',
          border: 2,
          borderColor: 'text.disabled',
          borderRadius: 1.5,
          '&.Mui-focused': { borderColor: 'primary.main', boxShadow: '0 0 0 3px var(--desk-palette-action-focus)' },
          '& input::placeholder': { color: 'text.secondary', opacity: 1 },
        }}
      />
    </Box>
  );
}
