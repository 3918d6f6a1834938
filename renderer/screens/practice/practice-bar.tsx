import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useState } from 'react';
import { ErrorNote } from '../../components/error-note.tsx';
import { KeyHint, keyed } from '../../components/key-hint.tsx';
import { announce } from '../../lib/announcer.ts';
import { useConversation } from '../../lib/conversation.ts';
import { useSession, whoIn } from '../../lib/session.ts';
import { useShortcuts } from '../../lib/shortcuts.ts';
import { useStore } from '../../lib/store.ts';
import { useSync } from '../../lib/sync.ts';
import { type Call, call, finish, keepCall, noteConversation, outcome, sayNext, takeUpCall } from './call.ts';
import { CallersDialog } from './callers-dialog.tsx';
import { OutcomeDialog } from './outcome-dialog.tsx';

/** Over every screen of practice: that it is, who rings, and what they say. */
export function PracticeBar() {
  const signedIn = whoIn(useSession().data) !== null;
  const now = useStore(call);
  const judged = useStore(outcome);
  const [choosing, setChoosing] = useState(false);
  useEffect(keepCall, []);
  useEffect(() => {
    if (signedIn) void takeUpCall();
  }, [signedIn]);
  return (
    <Box
      component="section"
      aria-label="Practice"
      sx={{
        ...{ px: { xs: 2, md: 3 }, py: 0.75, display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2, rowGap: 0.5 },
        ...{ bgcolor: '#5b2a86', color: '#fff', typography: 'body2' },
        '& .MuiButton-root': { color: '#fff', borderColor: '#fff' },
        '& :focus-visible': { outlineColor: '#fff' },
      }}
    >
      <Box component="strong">Practice – nothing is sent</Box>
      {signedIn && (now ? <Ringing call={now} /> : <Choose onChoose={() => setChoosing(true)} />)}
      {choosing && <CallersDialog onClose={() => setChoosing(false)} />}
      {judged && <OutcomeDialog judged={judged} onClose={() => outcome.set(() => null)} />}
    </Box>
  );
}

function Choose({ onChoose }: { readonly onChoose: () => void }) {
  useShortcuts('Practice', [{ key: 'F2', label: 'Let somebody ring', run: onChoose }]);
  return (
    <Button size="small" variant="outlined" onClick={onChoose} aria-keyshortcuts="F2" sx={keyed}>
      Let somebody ring <KeyHint of="F2" />
    </Button>
  );
}

function Ringing({ call: { caller, said } }: { readonly call: Call }) {
  const conversationId = useConversation()?.conversationId;
  const unsent = useSync()?.unsent ?? 0;
  const [error, setError] = useState<unknown>(null);
  const words = caller.says[said - 1] ?? '';
  const more = said < caller.says.length;
  useEffect(() => announce(words), [words]);
  useEffect(() => {
    if (conversationId) noteConversation();
  }, [conversationId]);
  const over = () => {
    setError(null);
    if (unsent > 0) announce('Something is still on its way');
    else finish().catch(setError);
  };
  useShortcuts('Practice', [
    ...(more ? [{ key: 'F2', label: 'What do they say next?', run: sayNext }] : []),
    { key: 'F3', label: 'The call is over', run: over },
  ]);
  return (
    <>
      <Box component="blockquote" sx={{ m: 0, flex: '1 1 20rem', fontSize: '1rem' }}>
        “{words}”
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, ml: 'auto' }}>
        {more && (
          <Button size="small" variant="outlined" onClick={sayNext} aria-keyshortcuts="F2" sx={keyed}>
            What do they say next? <KeyHint of="F2" />
          </Button>
        )}
        <Button size="small" variant="outlined" onClick={over} disabled={unsent > 0} aria-keyshortcuts="F3" sx={keyed}>
          The call is over <KeyHint of="F3" />
        </Button>
      </Box>
      {error !== null && (
        <Box sx={{ width: '100%', bgcolor: 'background.paper', borderRadius: 1 }}>
          <ErrorNote error={error} />
        </Box>
      )}
    </>
  );
}
