import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState } from 'react';
import { NOTE_LENGTH } from '../../../shared/domain/limits.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { KeyHint, keyed } from '../../components/key-hint.tsx';
import { Loading } from '../../components/loading.tsx';
import { Screen } from '../../components/screen.tsx';
import { TYPED_HERE, TypedHere } from '../../components/typed-here.tsx';
import { announce } from '../../lib/announcer.ts';
import { askedAfter } from '../../lib/asked-after.ts';
import { type Conversation, endConversation } from '../../lib/conversation.ts';
import { useDraft } from '../../lib/drafts.ts';
import { forgetConversation } from '../../lib/forget.ts';
import { go } from '../../lib/go.ts';
import { newId } from '../../lib/ids.ts';
import { items } from '../../lib/items.ts';
import { useShortcuts } from '../../lib/shortcuts.ts';
import { useStore } from '../../lib/store.ts';
import { useSync } from '../../lib/sync.ts';
import { askedAfterHere } from './asked-after-here.ts';
import { useConversationRecord } from './conversation-query.ts';
import { DoneList } from './done-list.tsx';
import { everythingDone } from './everything-done.ts';
import { NoteField } from './note-field.tsx';
import { useHere } from './use-here.ts';

/** What was done, in sentences to read back; an optional short note; one press ends. */
export function EndForm({ conversation }: { readonly conversation: Conversation }) {
  const { conversationId, about } = conversation;
  const [commandId] = useState(newId);
  const [note, setNote] = useDraft(`note:${conversationId}`);
  const [failure, setFailure] = useState<unknown>(null);
  const { data, error } = useConversationRecord(conversationId);
  const itemsById = useStore(items);
  const kept = useSync()?.kept ?? false;
  const asked = useStore(askedAfter).filter((one) => one.conversationId === conversationId);
  const done = [
    ...everythingDone(data, useHere(conversationId), itemsById, about, kept),
    ...askedAfterHere(asked, itemsById, kept),
  ];
  const end = useRef<HTMLButtonElement>(null);
  const [last] = about.slice(-1);
  const back = () => go(last ? `/customer/${last.customerId}` : '/find');
  useEffect(() => end.current?.focus(), []);
  useShortcuts('Conversation', [{ key: 'Escape', label: 'Back, without ending', run: back }]);
  const finish = async () => {
    try {
      await endConversation(commandId, note.trim().slice(0, NOTE_LENGTH));
      forgetConversation();
      announce('Conversation ended');
      go('/find');
    } catch (refused) {
      setFailure(refused);
    }
  };
  return (
    <Screen title="End conversation" ownFocus width={760}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        Read back
      </Typography>
      <DoneList sentences={done} known={data !== undefined} />
      {!data && !error && <Loading what="what was recorded" />}
      {error && <ErrorNote error={error} />}
      <NoteField note={note} onNote={setNote} />
      <TypedHere of={conversation} />
      {failure !== null && <ErrorNote error={failure} />}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 2 }}>
        <Button variant="contained" ref={end} onClick={finish} aria-describedby={TYPED_HERE} sx={keyed}>
          End conversation now <KeyHint of="Enter" />
        </Button>
        <Button onClick={back} sx={keyed}>
          Back, without ending <KeyHint of="Esc" />
        </Button>
      </Box>
    </Screen>
  );
}
