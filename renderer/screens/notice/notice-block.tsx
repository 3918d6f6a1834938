import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Block } from '../../../shared/domain/notice.ts';
import { Highlighted } from './highlighted.tsx';
import { NoticeTable } from './notice-table.tsx';
import { OutsideLink } from './outside-link.tsx';
import type { Needles } from './search-notice.ts';

/** One paragraph, list, set of links, address or table of the notice. */
export function NoticeBlock({ block, needles = [] }: { readonly block: Block; readonly needles?: Needles }) {
  switch (block.kind) {
    case 'text':
      return (
        <Typography sx={{ my: 1 }}>
          <Highlighted text={block.text} needles={needles} />
        </Typography>
      );
    case 'list':
      return (
        <Box component="ul" sx={{ my: 1, pl: 3, '& li': { mb: 0.5 } }}>
          {block.items.map((item) => (
            <li key={item}>
              <Highlighted text={item} needles={needles} />
            </li>
          ))}
        </Box>
      );
    case 'links':
      return block.links.map((link) => <OutsideLink key={link.href} {...link} needles={needles} />);
    case 'address':
      return (
        <Box component="address" sx={{ my: 1, pl: 2, borderLeft: 3, borderColor: 'divider', fontStyle: 'normal' }}>
          {block.lines.map((line) => (
            <div key={line}>
              <Highlighted text={line} needles={needles} />
            </div>
          ))}
        </Box>
      );
    case 'table':
      return <NoticeTable block={block} needles={needles} />;
  }
}
