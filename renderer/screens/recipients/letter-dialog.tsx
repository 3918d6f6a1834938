import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useMutation, useQuery } from '@tanstack/react-query';
import { londonDay } from '../../../shared/domain/day.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { SheetPreview } from '../../components/sheet-preview.tsx';
import { desk } from '../../lib/desk.ts';
import { useSession, whoIn } from '../../lib/session.ts';
import { outProblem, outWords, type Way } from '../../lib/words/sheet-out.ts';
import { letterOf } from './letter-text.ts';
import { toldByWords } from './notice-words.ts';
import type { Notice } from './notices-query.ts';

type Props = { readonly notice: Notice; readonly onClose: () => void; readonly onTold: () => void };

/** The letter of a notice and its ways out. Reading it is audited, so that it is fetched when it is opened, and forgotten afterwards. */
export function LetterDialog({ notice, onClose, onTold }: Props) {
  const who = whoIn(useSession().data);
  const { data, error } = useQuery({
    queryKey: ['letter', notice.id, notice.version],
    queryFn: () => desk.recipientNotices.read({ noticeId: notice.id }),
    gcTime: 0,
  });
  const text = data ? letterOf(data, { name: who?.name ?? '', today: londonDay(new Date()) }) : '';
  const out = useMutation({ mutationFn: (way: Way) => send(way, { noticeId: notice.id, text }) });
  const problem = out.error && outProblem(out.error, out.variables);
  // A button that is shut while it works would lose the focus, and Escape with it.
  const go = (way: Way) => () => {
    if (!out.isPending) out.mutate(way);
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md" aria-labelledby="letter-title" aria-modal="true">
      <DialogTitle id="letter-title">A letter to {notice.recipient}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
          By {toldByWords[notice.toldBy]}: {notice.contact}. That you read it is recorded, and so is printing and saving.
        </Typography>
        {error && <ErrorNote error={error} />}
        {!data && !error && <Loading what="the letter" />}
        {text !== '' && <SheetPreview label="The letter" text={text} />}
        <Box role="status">{out.data && <Alert severity="success">{outWords[out.data]}</Alert>}</Box>
        {out.error && (problem ? <Alert severity="error">{problem}</Alert> : <ErrorNote error={out.error} />)}
      </DialogContent>
      <DialogActions sx={{ flexWrap: 'wrap', gap: 1 }}>
        <Button onClick={onClose}>Close</Button>
        <BusyButton disabled={text === ''} busy={out.isPending} onClick={go('copied')}>
          Copy
        </BusyButton>
        <BusyButton disabled={text === ''} busy={out.isPending} onClick={go('printed')}>
          Print…
        </BusyButton>
        <BusyButton disabled={text === ''} busy={out.isPending} onClick={go('saved')}>
          Save as PDF…
        </BusyButton>
        <Button variant="contained" disabled={text === ''} onClick={onTold}>
          Record that they were told…
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** Sends the letter one way out; null where the person went back. */
async function send(way: Way, { noticeId, text }: { readonly noticeId: string; readonly text: string }): Promise<Way | null> {
  if (way === 'copied') {
    await desk.shell.copyPersonal(text);
    return way;
  }
  const letter = { kind: 'letter', noticeId, text } as const;
  const sent = await (way === 'printed' ? desk.shell.printSheet(letter) : desk.shell.saveSheet(letter));
  return sent && way;
}
