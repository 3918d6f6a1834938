import Box from '@mui/material/Box';
import { useEffect } from 'react';
import { KeyHint } from '../../components/key-hint.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { byHeading, type Entry } from './entries.ts';

type Props = {
  readonly entries: readonly Entry[];
  readonly active: string | undefined;
  readonly onChoose: (entry: Entry) => void;
};

export const LIST = 'palette-list';
export const optionId = (id: string): string => `palette-${id.replace(/\s+/g, '-')}`;

/** What can be chosen, under its headings. The field keeps the focus; the chosen one is marked (ARIA APG, combobox with a listbox). */
export function PaletteList({ entries, active, onChoose }: Props) {
  useEffect(() => {
    if (active !== undefined) document.getElementById(optionId(active))?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <Box
      id={LIST}
      role="listbox"
      aria-label="What can be chosen"
      sx={{ position: 'relative', overflowY: 'auto', flex: '1 1 auto', minHeight: 0, pb: 1 }}
    >
      {byHeading(entries).map(({ heading, entries: under }) => (
        <Box key={heading} role="group" aria-label={heading}>
          <Box
            aria-hidden="true"
            sx={{ typography: 'caption', fontWeight: 650, color: 'text.secondary', px: 2, pt: 1, pb: 0.25 }}
          >
            {heading}
          </Box>
          {under.map((entry) => (
            <Option key={entry.id} entry={entry} active={entry.id === active} onChoose={() => onChoose(entry)} />
          ))}
        </Box>
      ))}
    </Box>
  );
}

type OptionProps = { readonly entry: Entry; readonly active: boolean; readonly onChoose: () => void };

function Option({ entry: { id, label, more, keys }, active, onChoose }: OptionProps) {
  return (
    // The field above has the focus and the keys; an option only takes the mouse.
    <Box
      id={optionId(id)}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
      sx={{
        ...{
          position: 'relative',
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'baseline',
          columnGap: 1.5,
          px: 2,
          py: 0.75,
          cursor: 'pointer',
        },
        borderLeft: '4px solid transparent',
        '&:hover': { bgcolor: 'action.hover' },
        '&[aria-selected="true"]': { bgcolor: 'action.selected', borderLeftColor: 'primary.main' },
      }}
    >
      <Box component="span" sx={{ fontWeight: 600 }}>
        {label}
      </Box>
      {more && (
        <Box component="span" sx={{ typography: 'body2', color: 'text.secondary' }}>
          <VisuallyHidden>, </VisuallyHidden>
          {more}
        </Box>
      )}
      <Box component="span" sx={{ ml: 'auto', display: 'inline-flex', gap: 0.75 }}>
        {keys.map((key) => (
          <KeyHint key={key} of={key} />
        ))}
        {keys.length > 0 && (
          <VisuallyHidden>
            , {keys.length === 1 ? 'key' : 'keys'} {keys.join(' or ')}
          </VisuallyHidden>
        )}
      </Box>
    </Box>
  );
}
