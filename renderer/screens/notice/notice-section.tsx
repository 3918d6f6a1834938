import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Section } from '../../../shared/domain/notice.ts';
import { Highlighted } from './highlighted.tsx';
import { NoticeBlock } from './notice-block.tsx';
import type { Needles } from './search-notice.ts';

export const headingId = (id: string): string => `notice-${id}`;

/** One heading of the notice and what stands under it. */
export function NoticeSection({ section, needles }: { readonly section: Section; readonly needles: Needles }) {
  const level = section.level ?? 2;
  return (
    <Box
      component="section"
      aria-labelledby={headingId(section.id)}
      sx={{ mt: level === 2 ? 3 : 2, '&:first-of-type': { mt: 0 } }}
    >
      <Typography
        id={headingId(section.id)}
        tabIndex={-1}
        // Picked out by a search, a section stands alone: its heading leaves no step out.
        component={needles.length > 0 ? 'h2' : `h${level}`}
        variant={level === 2 ? 'h2' : 'h3'}
        sx={{ scrollMarginTop: '7rem' }}
      >
        <Highlighted text={section.heading} needles={needles} />
      </Typography>
      {section.blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a section never change their places
        <NoticeBlock key={index} block={block} needles={needles} />
      ))}
    </Box>
  );
}
