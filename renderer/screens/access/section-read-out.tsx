import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { NoticeBlock } from '../notice/notice-block.tsx';
import { useNotice } from '../notice/notice-query.ts';

/** One section of the notice in force, to read to the caller. */
export function SectionReadOut({ section }: { readonly section: string }) {
  const { data, error } = useNotice();
  if (error) return <ErrorNote error={error} />;
  if (!data) return <Loading what="the notice" />;
  const found = data.sections.find((one) => one.id === section);
  return (
    <Box component="blockquote" sx={{ m: 0, pl: 2, borderLeft: 3, borderColor: 'primary.main' }}>
      <Typography sx={{ fontWeight: 600 }}>{found?.heading ?? 'The notice in force has no such section.'}</Typography>
      {found?.blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a section never change their places
        <NoticeBlock key={index} block={block} />
      ))}
    </Box>
  );
}
