import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { Link as Way } from 'wouter';
import { FIELDS, type Field } from '../../../shared/domain/customer.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { Panel } from '../../components/panel.tsx';
import { go } from '../../lib/go.ts';
import { showDay } from '../../lib/time.ts';
import { fieldWords } from '../../lib/words/details.ts';
import { listWords } from '../../lib/words/list-words.ts';
import { REQUEST_LETTERS } from './letters.ts';
import { noticeStateWords } from './request-words.ts';
import type { Request } from './requests-query.ts';

type Notice = Request['notices'][number];
const isField = (item: string): item is Field => (FIELDS as readonly string[]).includes(item);
const isToTell = ({ state }: Notice) => state === 'to-tell' || state === 'told';
const addressOf = ({ id, recipientId }: Notice) =>
  recipientId === undefined ? '/who-to-tell' : `/who-to-tell?recipient=${recipientId}&notice=${id}`;

type Props = Pick<Request, 'notices'> & { readonly roles: readonly string[] };

/** Who was given what is corrected, and whether they know; for supervisors the way to where that is recorded. */
export function RecipientsPanel({ notices, roles }: Props) {
  const supervises = roles.includes('supervisor');
  const first = notices.find(({ state }) => state === 'to-tell') ?? notices.find(isToTell);
  return (
    <Panel
      title="Recipients to tell"
      aside={
        supervises &&
        first && (
          <ActionButton
            group="Request"
            label="To Who to tell"
            letter={REQUEST_LETTERS.tell}
            size="small"
            onAct={() => go(addressOf(first))}
          />
        )
      }
    >
      <Box component="ul" aria-label="Recipients" sx={{ m: 0, pl: 2.5, typography: 'body2' }}>
        {notices.map((notice) => (
          <li key={notice.id}>
            {supervises && isToTell(notice) ? (
              <Link component={Way} href={addressOf(notice)} sx={{ fontWeight: 700 }}>
                {notice.recipient}
              </Link>
            ) : (
              <strong>{notice.recipient}</strong>
            )}
            : {noticeStateWords[notice.state]}
            {notice.toldOn !== null && `, on ${showDay(notice.toldOn)}`}. It was given:{' '}
            {listWords(notice.items.filter(isField).map((item) => fieldWords[item]))}.
          </li>
        ))}
      </Box>
    </Panel>
  );
}
