import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState } from 'react';
import type { Notice } from '../../../shared/domain/notice.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { Screen } from '../../components/screen.tsx';
import { NOT_PERSONAL } from '../../lib/copies.ts';
import { showDay } from '../../lib/time.ts';
import { useCurrentMatch } from './current-match.ts';
import { goToSection, NoticeContents } from './notice-contents.tsx';
import { useNotice } from './notice-query.ts';
import { NoticeSearch } from './notice-search.tsx';
import { NoticeSection } from './notice-section.tsx';
import { searchNotice } from './search-notice.ts';

type Props = { readonly section?: string | undefined };

/** The privacy notice in force, to read out of: searched as one types, with its version. `section`: where to begin. */
export function NoticeScreen({ section }: Props) {
  const { data, error } = useNotice();
  return (
    <Screen title="Privacy notice" ownFocus lead={data && <VersionLine notice={data} />}>
      {error ? (
        <ErrorNote error={error} />
      ) : data ? (
        <NoticePage notice={data} section={section} />
      ) : (
        <Loading what="the notice" />
      )}
    </Screen>
  );
}

function VersionLine({ notice }: { readonly notice: Notice }) {
  return (
    <Typography variant="body2" sx={{ color: 'text.secondary' }}>
      {notice.title}, version {notice.version}, in force since {showDay(notice.effectiveFrom)}. Data controller:{' '}
      {notice.controller}.
    </Typography>
  );
}

function NoticePage({ notice, section }: Props & { readonly notice: Notice }) {
  const [line, setLine] = useState('');
  const page = useRef<HTMLDivElement>(null);
  const found = searchNotice(notice.sections, line);
  const [current, step] = useCurrentMatch(page, found.total, found.needles.join('\n'));
  useEffect(() => {
    if (section) goToSection(section);
  }, [section]);
  return (
    <>
      <NoticeSearch line={line} onLine={setLine} total={found.total} current={current} onStep={step} />
      <Box sx={{ display: 'grid', gridTemplateColumns: { md: '17rem minmax(0, 1fr)' }, gap: 3, mt: 1 }}>
        <NoticeContents sections={found.sections} counts={found.counts} />
        <Box
          ref={page}
          {...{ [NOT_PERSONAL]: '' }}
          sx={{
            bgcolor: 'background.paper',
            border: 1,
            borderColor: 'divider',
            borderRadius: 1.5,
            p: { xs: 2, md: 3 },
            minHeight: '50vh',
          }}
        >
          {found.sections.map((one) => (
            <NoticeSection key={one.id} section={one} needles={found.needles} />
          ))}
        </Box>
      </Box>
    </>
  );
}
