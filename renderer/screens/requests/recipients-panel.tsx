import Box from '@mui/material/Box';
import { FIELDS, type Field } from '../../../shared/domain/customer.ts';
import { Panel } from '../../components/panel.tsx';
import { showDay } from '../../lib/time.ts';
import { fieldWords } from '../../lib/words/details.ts';
import { listWords } from '../../lib/words/list-words.ts';
import { noticeStateWords } from './request-words.ts';
import type { Request } from './requests-query.ts';

const isField = (item: string): item is Field => (FIELDS as readonly string[]).includes(item);

/** Who was given what is corrected, and whether they know. */
export function RecipientsPanel({ notices }: Pick<Request, 'notices'>) {
  return (
    <Panel title="Recipients to tell">
      <Box component="ul" aria-label="Recipients" sx={{ m: 0, pl: 2.5, typography: 'body2' }}>
        {notices.map(({ id, recipient, items, state, toldOn }) => (
          <li key={id}>
            <strong>{recipient}</strong>: {noticeStateWords[state]}
            {toldOn !== null && `, on ${showDay(toldOn)}`}. It was given:{' '}
            {listWords(items.filter(isField).map((item) => fieldWords[item]))}.
          </li>
        ))}
      </Box>
    </Panel>
  );
}
