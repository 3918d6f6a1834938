import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { NoticeBlock } from '../notice/notice-block.tsx';
import { useNotice } from '../notice/notice-query.ts';

/** Where somebody can turn whose value is kept: the notice’s own words, and that a court can decide (UK GDPR article 12(4)). */
export function KeptText() {
  const { data, error } = useNotice();
  const section = data?.sections.find(({ id }) => id === 'complaints');
  return (
    <Box
      component="section"
      aria-label="Where they can turn"
      sx={{ borderLeft: 4, borderColor: 'primary.main', pl: 2, minWidth: 0, overflowWrap: 'anywhere' }}
    >
      <Typography variant="h3" component="h3">
        Tell them too where they can turn
      </Typography>
      {error && <ErrorNote error={error} />}
      {!data && !error && <Loading what="the privacy notice" />}
      {section?.blocks.map((block) => (
        <NoticeBlock key={JSON.stringify(block)} block={block} />
      ))}
      <Typography sx={{ my: 1 }}>You can also go to court, and the court can decide whether we have to correct it.</Typography>
    </Box>
  );
}
