import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { ActionButton } from '../../components/action-button.tsx';
import { Panel } from '../../components/panel.tsx';
import { showWhen } from '../../lib/time.ts';
import { useHistory } from './history-query.ts';
import { REQUEST_LETTERS } from './letters.ts';
import { NoteForm } from './note-form.tsx';
import type { Request } from './requests-query.ts';
import { toHowItStands } from './to-how-it-stands.ts';

type Props = { readonly request: Request; readonly onDone: (words: string) => void };

/** What whoever works on it has noted, the last first; anybody who may read the request may add to it. */
export function NotesPanel({ request, onDone }: Props) {
  const { data } = useHistory(request.id);
  const [asked, setAsked] = useState(false);
  const notes = (data?.items ?? []).filter(({ event }) => event === 'noted').toReversed();
  const now = new Date();
  const close = () => {
    setAsked(false);
    toHowItStands();
  };
  return (
    <Panel
      title="Notes"
      aside={
        !asked && (
          <ActionButton
            group="Request"
            label="Add a note"
            letter={REQUEST_LETTERS.note}
            size="small"
            onAct={() => setAsked(true)}
          />
        )
      }
    >
      {asked && <NoteForm request={request} onClose={close} onDone={onDone} />}
      {notes.length === 0 && !asked && <Typography variant="body2">Nothing has been noted.</Typography>}
      <Box component="ul" aria-label="Notes" sx={{ m: 0, pl: 0, listStyle: 'none', display: 'grid', gap: 1 }}>
        {notes.map(({ text, byName, at, on }) => (
          <Box
            component="li"
            key={`${at} ${text}`}
            sx={{ typography: 'body2', whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}
          >
            {text}
            <Typography variant="caption" sx={{ display: 'block', color: 'text.secondary' }}>
              {byName}, {showWhen(at ?? on, now)}
            </Typography>
          </Box>
        ))}
      </Box>
    </Panel>
  );
}
