import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { RequestKind } from '../../../shared/domain/request.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { NoticeBlock } from '../notice/notice-block.tsx';
import { useNotice } from '../notice/notice-query.ts';

/** What comes after the notice's own words: of a complaint, that there is no need to come to us again (DPA 2018, section 165). */
const NEXT: Record<RequestKind, string> = {
  rectification: 'You can also go to court, and the court can decide whether we have to correct it.',
  access: 'You can also go to court, and the court can decide whether we have to give it to you.',
  'other-right': 'You can also go to court, and the court can decide whether we have to do what you ask.',
  complaint:
    'If you are not content with our answer, you can go to the Information Commissioner’s Office. You need not come to us again first.',
  closure: 'You can also go to court, and the court can decide whether we have to do what you ask.',
};

/** Where somebody can turn who is refused something or complained: the notice’s own words, and what comes next (UK GDPR article 12(4)). */
export function KeptText({ kind }: { readonly kind: RequestKind }) {
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
      <Typography sx={{ my: 1 }}>{NEXT[kind]}</Typography>
    </Box>
  );
}
