import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Panel } from '../../components/panel.tsx';
import { useHistory } from './history-query.ts';
import { whenWords } from './history-words.ts';
import { NoteForm } from './note-form.tsx';
import type { Request } from './requests-query.ts';
import { useFormHere } from './use-form-here.tsx';

type Props = { readonly request: Request; readonly onDone: (words: string) => void };

/** What whoever works on it has noted, the last first; anybody who may read the request may add to it. */
export function NotesPanel({ request, onDone }: Props) {
  const { data } = useHistory(request.id);
  const { asked, opener, ends } = useFormHere({ label: 'Add a note', letter: 'note', onDone });
  const notes = (data?.items ?? []).filter(({ event }) => event === 'noted').toReversed();
  const now = new Date();
  return (
    <Panel title="Notes" aside={opener}>
      {asked && <NoteForm request={request} {...ends} />}
      {data && notes.length === 0 && !asked && <Typography variant="body2">Nothing has been noted.</Typography>}
      <Box component="ul" aria-label="Notes" sx={{ m: 0, pl: 0, listStyle: 'none', display: 'grid', gap: 1 }}>
        {notes.map(({ text, byName, at, on }) => (
          <Box
            component="li"
            key={`${at} ${text}`}
            sx={{ typography: 'body2', whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}
          >
            {text}
            <Typography variant="caption" sx={{ display: 'block', color: 'text.secondary' }}>
              {byName}, {whenWords({ on, at }, now)}
            </Typography>
          </Box>
        ))}
      </Box>
    </Panel>
  );
}
