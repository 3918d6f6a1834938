import Box from '@mui/material/Box';
import { LEVELS, type Level } from '../../../shared/domain/identity.ts';
import { Panel } from '../../components/panel.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { levelWords } from '../../lib/words/levels.ts';

/** The four levels: how each is reached, what it allows, and which one this conversation has reached. */
export function LevelPanel({ level }: { readonly level: Level }) {
  return (
    <Panel title="What the check allows">
      <Box component="ol" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 0.5 }}>
        {LEVELS.map((one) => (
          <Box
            component="li"
            key={one}
            aria-current={one === level ? 'step' : undefined}
            sx={{
              // What is only for screen readers stays within its own row: elsewhere it would stretch the page.
              position: 'relative',
              display: 'grid',
              gridTemplateColumns: '1.75rem 1fr',
              columnGap: 1,
              p: 1,
              borderRadius: 1,
              borderLeft: '4px solid transparent',
              color: one > level ? 'text.secondary' : 'text.primary',
              '&[aria-current]': { bgcolor: 'action.selected', borderLeftColor: 'primary.main' },
            }}
          >
            <Box component="span" sx={{ fontWeight: 700, fontSize: '1.0625rem', lineHeight: 1.4 }}>
              <VisuallyHidden>Level </VisuallyHidden>
              {one}
            </Box>
            <Box sx={{ typography: 'body2' }}>
              <Box sx={{ fontWeight: 650 }}>{levelWords[one].short}</Box>
              <Box>Allows: {levelWords[one].allows}.</Box>
              {one > level && <Box sx={{ typography: 'caption' }}>Reached by {levelWords[one].reachedBy}.</Box>}
            </Box>
          </Box>
        ))}
      </Box>
    </Panel>
  );
}
