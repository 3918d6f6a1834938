import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import InputBase from '@mui/material/InputBase';
import { type KeyboardEvent, useState } from 'react';
import { LINE_LENGTH } from '../../../shared/domain/limits.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { closePalette } from '../../lib/palette.ts';
import type { Entry } from './entries.ts';
import { LIST, optionId, PaletteList } from './palette-list.tsx';
import { useForgetting } from './palette-query.ts';
import { useKnown } from './use-known.ts';
import { LOOK, usePalette } from './use-palette.ts';

/** The way to anything: one line, and below it what it leads to. Nothing typed or found stays once it has gone. */
export function PaletteDialog() {
  const [line, setLine] = useState('');
  const [picked, setPicked] = useState<string | null>(null);
  const { entries, note, error, busy } = usePalette(line, useKnown());
  useForgetting();
  const at = picked === null ? -1 : entries.findIndex(({ id }) => id === picked);
  const index = at >= 0 || line.trim() === '' ? at : 0;
  const active = entries[index];

  const choose = (entry: Entry) => {
    if (entry.id === LOOK) return entry.run();
    closePalette();
    // Once it has gone and the focus is back where it was.
    setTimeout(entry.run);
  };
  const move = (to: number) => setPicked(entries[(to + entries.length) % entries.length]?.id ?? null);
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') move(index + 1);
    else if (event.key === 'ArrowUp') move(index < 0 ? -1 : index - 1);
    else if (event.key === 'Enter' && active) choose(active);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog
      open
      onClose={closePalette}
      transitionDuration={0}
      aria-labelledby="palette-title"
      aria-modal="true"
      fullWidth
      maxWidth="sm"
      sx={{ '& .MuiDialog-container': { alignItems: 'flex-start' } }}
      slotProps={{ paper: { sx: { mt: { xs: 1, sm: 6 }, maxHeight: 'calc(100vh - 96px)', overflow: 'hidden' } } }}
    >
      <Box
        component="h2"
        id="palette-title"
        sx={{ typography: 'body2', color: 'text.secondary', fontWeight: 400, m: 0, px: 2, pt: 1.5 }}
      >
        Go to anything: somebody, a reference, a screen, something to do here
      </Box>
      <InputBase
        autoFocus
        fullWidth
        value={line}
        onChange={(event) => {
          setLine(event.target.value);
          setPicked(null);
        }}
        onKeyDown={onKey}
        inputProps={{
          ...{ role: 'combobox', 'aria-labelledby': 'palette-title', 'aria-expanded': entries.length > 0, 'aria-controls': LIST },
          ...{ 'aria-autocomplete': 'list', 'aria-activedescendant': active && optionId(active.id), 'aria-busy': busy },
          ...{ autoComplete: 'off', autoCorrect: 'off', autoCapitalize: 'off', spellCheck: false, maxLength: LINE_LENGTH },
        }}
        sx={{
          flex: 'none',
          fontSize: '1.25rem',
          px: 2,
          py: 1,
          borderBottom: 2,
          borderColor: 'text.disabled',
          '&.Mui-focused': { borderColor: 'primary.main' },
        }}
      />
      {note !== null && <Box sx={{ typography: 'body2', px: 2, pt: 1 }}>{note}</Box>}
      {error !== null && (
        <Box sx={{ px: 2, pt: 1 }}>
          <ErrorNote error={error} />
        </Box>
      )}
      {!busy && entries.length === 0 && error === null && (
        <Box sx={{ typography: 'body2', px: 2, py: 1.5 }}>Nothing of that name, and nobody.</Box>
      )}
      <PaletteList entries={entries} active={active?.id} onChoose={choose} />
      <VisuallyHidden role="status">{busy ? '' : `${counted(entries.length)}${note === null ? '' : `. ${note}`}`}</VisuallyHidden>
    </Dialog>
  );
}

const counted = (count: number) => (count === 0 ? 'Nothing found' : `${count} ${count === 1 ? 'choice' : 'choices'}`);
