import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { Link } from 'wouter';
import type { Section } from '../../../shared/domain/notice.ts';
import { headingId } from './notice-section.tsx';

type Props = {
  readonly sections: readonly Section[];
  /** How many marks a section has while something is searched for. */
  readonly counts: ReadonlyMap<string, number>;
};

/** The headings, each a way to its section. */
export function NoticeContents({ sections, counts }: Props) {
  return (
    <Box
      component="nav"
      aria-label="Contents"
      sx={{ position: { md: 'sticky' }, top: { md: '4.5rem' }, alignSelf: 'start', minWidth: 0 }}
    >
      <Box
        component="ul"
        sx={{ listStyle: 'none', m: 0, p: 0, maxHeight: { md: 'calc(100vh - 9rem)' }, overflowY: { md: 'auto' } }}
      >
        {sections.map((section) => (
          <Box component="li" key={section.id}>
            <ButtonBase
              component={Link}
              href={`/notice/${section.id}`}
              // Pressed again while already there: the address stays, the reader still wants to go.
              onClick={() => goToSection(section.id)}
              sx={{
                typography: 'body2',
                justifyContent: 'space-between',
                gap: 1,
                width: '100%',
                textAlign: 'left',
                py: 0.5,
                pr: 1,
                pl: (section.level ?? 2) === 2 ? 1 : 2.5,
                borderRadius: 1,
                color: (section.level ?? 2) === 2 ? 'text.primary' : 'text.secondary',
                fontWeight: (section.level ?? 2) === 2 ? 600 : 400,
                '&:hover': { bgcolor: 'action.hover' },
              }}
            >
              {section.heading}
              {counts.has(section.id) && <Box component="span">{counts.get(section.id)}</Box>}
            </ButtonBase>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

/** Shows a section's heading and puts the focus there; nothing happens where it is not on screen. */
export function goToSection(id: string): void {
  const heading = document.getElementById(headingId(id));
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}
