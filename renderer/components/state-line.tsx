import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { ReactNode } from 'react';
import type { SyncState } from '../../shared/desk.ts';
import { useConversation } from '../lib/conversation.ts';
import { desk } from '../lib/desk.ts';
import { go } from '../lib/go.ts';
import { useNow } from '../lib/now.ts';
import { useSession, whoIn } from '../lib/session.ts';
import { EVERYWHERE, useShortcuts } from '../lib/shortcuts.ts';
import { signOut } from '../lib/sign-out.ts';
import { useSync } from '../lib/sync.ts';
import { showElapsed, showTime } from '../lib/time.ts';
import { channelWords, speakerWords } from '../lib/words/conversation.ts';
import { FRAME_LETTERS } from './frame-letters.ts';
import { KeyHint } from './key-hint.tsx';
import { placeKeys } from './nav-link.tsx';

/** Always visible: who is signed in and for whom, the conversation, the connection, what is unsent. */
export function StateLine() {
  return (
    <Box
      component="footer"
      aria-label="State"
      sx={{
        position: 'sticky',
        bottom: 0,
        zIndex: 1,
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: { xs: 1.5, md: 2.5 },
        rowGap: 0,
        px: { xs: 2, md: 3 },
        py: { xs: 0.5, md: 0.75 },
        typography: 'caption',
        color: 'text.secondary',
        bgcolor: 'background.paper',
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Who />
      <Box component="span" sx={{ order: { xs: 1, md: 0 }, flex: { md: '1 1 auto' } }}>
        <Where />
      </Box>
      <Connection />
    </Box>
  );
}

function Who() {
  const session = useSession().data;
  const who = whoIn(session);
  if (session?.kind === 'new-passcode') return <Part>{`${session.who.name} · ${session.who.organisation}`}</Part>;
  if (!who) return <Part>{session?.kind === 'locked' ? 'Locked' : 'Nobody is signed in'}</Part>;
  return (
    <Part>
      {who.name} · {who.organisation}
      <Link component="button" type="button" variant="caption" onClick={() => void signOut()} sx={{ ml: 1.5 }}>
        Sign out
      </Link>
      <Link component="button" type="button" variant="caption" onClick={() => void desk.shell.lockNow()} sx={{ ml: 1.5 }}>
        Lock now
      </Link>
    </Part>
  );
}

function Where() {
  const conversation = useConversation();
  const locked = useSession().data?.kind === 'locked';
  const now = useNow(10);
  // Whether there is one is not the business of whoever stands before a locked desk.
  if (locked) return null;
  if (!conversation) return <Part>No conversation</Part>;
  return (
    <Part>
      {channelWords[conversation.channel]}, {speakerWords[conversation.speaker]} ·{' '}
      {conversation.sentAt ? `sent ${showTime(conversation.sentAt)}` : showElapsed(conversation.beganAt, now)}
    </Part>
  );
}

function Connection() {
  const sync = useSync();
  if (!sync) return null;
  return (
    <>
      <Part>
        <Dot good={sync.online} /> {sync.online ? 'Online' : 'Offline: the central service cannot be reached'}
      </Part>
      <Part>
        <Unsent sync={sync} />
      </Part>
    </>
  );
}

function Unsent({ sync }: { readonly sync: SyncState }) {
  const signedIn = whoIn(useSession().data) !== null;
  const show = () => go('/unsent');
  useShortcuts(EVERYWHERE, signedIn ? [{ key: FRAME_LETTERS.unsent, label: 'Unsent work', run: show }] : []);
  const { unsent, kept, draining, attention, toMatch, closed } = sync;
  const where = kept ? 'on this computer' : 'not kept on this computer';
  const words = unsent === 0 ? 'Nothing unsent' : `${unsent} unsent, ${where}`;
  return (
    <>
      {signedIn ? (
        <Link
          component="button"
          type="button"
          variant="caption"
          onClick={show}
          aria-keyshortcuts={placeKeys(FRAME_LETTERS.unsent)}
        >
          {words} <KeyHint of={FRAME_LETTERS.unsent} />
        </Link>
      ) : (
        words
      )}
      {closed && ' · sealed work here cannot be opened'}
      {attention > 0 && ` · ${attention === 1 ? '1 needs' : `${attention} need`} your attention`}
      {toMatch > 0 && ` · ${toMatch} to be matched`}
      {sync.online && draining && ` · sending, ${draining.done} of ${draining.of} done`}
    </>
  );
}

function Part({ children }: { readonly children: ReactNode }) {
  return <Box component="span">{children}</Box>;
}

function Dot({ good }: { readonly good: boolean }) {
  return (
    <Box
      component="span"
      aria-hidden="true"
      sx={{
        display: 'inline-block',
        width: 9,
        height: 9,
        mr: 0.25,
        borderRadius: good ? '50%' : 0,
        bgcolor: good ? 'success.main' : 'error.main',
      }}
    />
  );
}
