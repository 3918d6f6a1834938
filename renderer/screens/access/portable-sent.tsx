import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useForm } from 'react-hook-form';
import { type Destination, sentTo } from '../../../shared/domain/access.ts';
import { londonDay } from '../../../shared/domain/day.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { TextRow } from '../../components/form/text-row.tsx';
import { desk } from '../../lib/desk.ts';
import { dropDraft } from '../../lib/drafts.ts';
import { useFormDraft } from '../../lib/form-draft.ts';
import { useNow } from '../../lib/now.ts';
import { draftAt } from '../requests/draft-at.ts';
import type { Request } from '../requests/requests-query.ts';
import { readToldOn } from '../requests/told-on.ts';
import { useSending } from '../requests/use-sending.ts';
import { sentWords } from './access-words.ts';
import { readWorkAgain } from './work-query.ts';

type Props = {
  readonly request: Request;
  readonly goesTo: Destination;
  /** Of the file as it stands above. */
  readonly hash: string;
  readonly onDone: (words: string) => void;
};

/** When the file went where they said; the centre holds its hash against what is there. */
export function PortableSent({ request, goesTo, hash, onDone }: Props) {
  const { id: requestId, version, madeOn } = request;
  const today = londonDay(useNow(60));
  const draft = draftAt('portable-sent', request);
  const form = useForm({ defaultValues: { on: '' } });
  const { control, handleSubmit, setError } = form;
  useFormDraft(draft, form);
  const { send, busy, error } = useSending(requestId);
  const how = sentTo[goesTo];
  const submit = handleSubmit(async (typed) => {
    const read = readToldOn(typed.on, { madeOn, today });
    if ('fault' in read) return setError('on', { message: read.fault }, { shouldFocus: true });
    const end = await send((commandId) => desk.otherRights.send({ commandId, requestId, version, hash, on: read.on, how }));
    if (end === 'failed') return;
    await readWorkAgain(requestId);
    if (end !== 'done') return;
    dropDraft(draft);
    onDone('It is noted that it was sent. Now decide.');
  });
  return (
    <Box component="form" noValidate autoComplete="off" onSubmit={submit} sx={{ display: 'grid', gap: 2 }}>
      {error !== null && <ErrorNote error={error} />}
      <Typography variant="body2">
        Send it, then record it here: {sentWords(how, request).toLowerCase()}, and nowhere else.
      </Typography>
      <TextRow control={control} name="on" label="When it was sent" help="Day, month, year" maxLength={20} />
      <Box>
        <BusyButton type="submit" variant="outlined" busy={busy}>
          {busy ? 'Recording…' : 'Record that it was sent'}
        </BusyButton>
      </Box>
    </Box>
  );
}
