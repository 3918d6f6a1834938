import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useSearch } from 'wouter';
import { PRIVACY_TEAM } from '../../../shared/codes/organisations.ts';
import { londonDay } from '../../../shared/domain/day.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { ChoiceRow } from '../../components/form/choice-row.tsx';
import { Loading } from '../../components/loading.tsx';
import { Screen } from '../../components/screen.tsx';
import { useNow } from '../../lib/now.ts';
import { useSession, whoIn } from '../../lib/session.ts';
import { useShortcuts } from '../../lib/shortcuts.ts';
import { boardOf } from './board.ts';
import { useNotices, type Which } from './notices-query.ts';
import { OfRecipient } from './of-recipient.tsx';
import { RecipientCard } from './recipient-card.tsx';

const GROUP = 'Who to tell';

type Choice = { readonly id: string; readonly turn: number } | null;
const choiceOf = (recipientId: string | null): Choice => (recipientId === null ? null : { id: recipientId, turn: 0 });

/** Whom we must tell that something of a customer is to be corrected, erased or used no more, by recipient and by age; for supervisors. */
export function WhoToTellScreen() {
  const [which, setWhich] = useState<Which>('open');
  // A request leads to the recipient, and to the notice, that it waits for.
  const asked = new URLSearchParams(useSearch());
  const [choice, setChoice] = useState(() => choiceOf(asked.get('recipient')));
  const chosen = choice?.id ?? null;
  // Chosen again, its list begins at the first once more.
  const choose = (id: string) => setChoice((now) => ({ id, turn: (now?.turn ?? 0) + 1 }));
  const { data, error, hasNextPage, fetchNextPage, isFetching } = useNotices(which);
  const who = whoIn(useSession().data);
  const now = useNow(60);
  const notices = data?.pages.flatMap((page) => page.items) ?? [];
  const board = boardOf(notices, londonDay(now));
  const digits = board.slice(0, 9);
  useShortcuts(
    GROUP,
    digits.map(({ recipientId, recipient }, index) => ({
      key: String(index + 1),
      label: recipient,
      run: () => choose(recipientId),
    })),
  );
  const every = who?.touchpoint === PRIVACY_TEAM;
  const open = which === 'open';
  const of = board.find(({ recipientId }) => recipientId === chosen);
  return (
    <Screen
      title="Who to tell"
      lead={
        <Typography variant="body2" sx={{ color: 'text.secondary', maxWidth: 760 }}>
          Whoever was given something about a customer is told when it was wrong, is to be erased, or may be used no more. You see
          what {every ? 'every organisation' : 'your organisation'} has to tell.
        </Typography>
      }
    >
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <ChoiceRow
          label="Show"
          row
          value={which}
          options={[
            ['open', 'Open'],
            ['ended', 'Ended'],
          ]}
          onChoose={(now) => {
            setWhich(now);
            setChoice(null);
          }}
        />
        {error && <ErrorNote error={error} />}
        {!data && !error && <Loading what="who is to be told" />}
        {data && board.length === 0 && (
          <Alert severity="success" variant="outlined" role="status">
            {open ? 'Nobody is to be told anything.' : 'Nothing has come to its end yet.'}
          </Alert>
        )}
        <Box
          sx={{
            display: 'grid',
            gap: 2,
            alignItems: 'start',
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '340px minmax(0, 1fr)' },
          }}
        >
          <Box sx={{ display: 'grid', gap: 1.5, minWidth: 0 }}>
            <Box
              component="ul"
              aria-label="Recipients"
              sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1, gridTemplateColumns: 'minmax(0, 1fr)' }}
            >
              {board.map((one, index) => (
                <RecipientCard
                  key={one.recipientId}
                  digit={index < digits.length ? index + 1 : null}
                  one={one}
                  open={open}
                  more={hasNextPage}
                  chosen={one.recipientId === chosen}
                  onChoose={() => choose(one.recipientId)}
                />
              ))}
            </Box>
            {hasNextPage && (
              <ActionButton
                group={GROUP}
                label="Fetch more"
                letter="m"
                size="small"
                busy={isFetching}
                onAct={() => void fetchNextPage()}
              />
            )}
          </Box>
          {choice && (
            <OfRecipient
              key={`${which} ${choice.turn}`}
              which={which}
              recipientId={choice.id}
              name={of?.recipient}
              noticeId={asked.get('notice')}
            />
          )}
          {chosen === null && board.length > 0 && (
            <Typography variant="body2" sx={{ color: 'text.secondary', p: 1 }}>
              Choose a recipient to see what they are to be told.
            </Typography>
          )}
        </Box>
      </Box>
    </Screen>
  );
}
