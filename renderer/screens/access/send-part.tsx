import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useForm } from 'react-hook-form';
import { SENT_HOW, type SentHow, sentTo } from '../../../shared/domain/access.ts';
import { londonDay } from '../../../shared/domain/day.ts';
import { DOCUMENTS } from '../../../shared/domain/identity.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { SelectRow } from '../../components/form/select-row.tsx';
import { TextRow } from '../../components/form/text-row.tsx';
import { Panel } from '../../components/panel.tsx';
import { desk } from '../../lib/desk.ts';
import { dropDraft } from '../../lib/drafts.ts';
import { useFormDraft } from '../../lib/form-draft.ts';
import { useNow } from '../../lib/now.ts';
import { documentWords } from '../../lib/words/check-lists.ts';
import { isUnmatched } from '../complaint/answer-parts.tsx';
import { draftAt } from '../requests/draft-at.ts';
import type { Request } from '../requests/requests-query.ts';
import { readToldOn } from '../requests/told-on.ts';
import { useSending } from '../requests/use-sending.ts';
import { sentWords } from './access-words.ts';
import { placesLeft } from './places-left.ts';
import { readWorkAgain, type Work } from './work-query.ts';

type Typed = { how: '' | SentHow; on: string; documentSeen: '' | (typeof DOCUMENTS)[number] };
type Props = { readonly request: Request; readonly work: Work; readonly onDone: (words: string) => void };

/** How and when the copy went: exactly the one that was looked through, and where the customer said. */
export function SendPart({ request, work, onDone }: Props) {
  const { id: requestId, version, madeOn, customerId } = request;
  const closed = customerId === null;
  const today = londonDay(useNow(60));
  const how = work.goesTo === null ? '' : sentTo[work.goesTo];
  const draft = draftAt(`access-sent-${work.goesTo ?? 'open'}`, request);
  const form = useForm<Typed>({ defaultValues: { how, on: '', documentSeen: '' } });
  const { control, handleSubmit, setError } = form;
  useFormDraft(draft, form);
  const { send, busy, error } = useSending(requestId);
  const left = placesLeft(work);
  const missing = [
    ...(left === 'unanswered' ? ['each place outside this system has its answer'] : []),
    ...(work.reviewed === null ? ['the copy is looked through'] : []),
    ...(isUnmatched(request) && left === 'nothing-found' ? ['something was found in one of those places'] : []),
    ...(!closed && work.goesTo === null ? ['it is settled where it goes'] : []),
  ];
  const submit = handleSubmit(async (typed) => {
    if (typed.how === '') return setError('how', { message: 'Say how it was sent' }, { shouldFocus: true });
    const read = readToldOn(typed.on, { madeOn, today, notAfter: null });
    if ('fault' in read) return setError('on', { message: read.fault }, { shouldFocus: true });
    if (closed && typed.documentSeen === '')
      return setError('documentSeen', { message: 'Say which document showed who it is' }, { shouldFocus: true });
    // The hash of what is there at this moment: the centre holds it against what was looked through.
    const end = await send(async (commandId) => {
      const { copy } = await desk.requests.copy({ requestId });
      const seen = typed.documentSeen === '' ? {} : { documentSeen: typed.documentSeen };
      return desk.accessRequests.send({
        ...{ commandId, requestId, version, hash: copy.hash, on: read.on, how: typed.how as SentHow },
        ...(closed ? seen : {}),
      });
    });
    if (end === 'failed') return;
    await readWorkAgain(requestId);
    if (end !== 'done') return;
    dropDraft(draft);
    onDone('It is noted that the copy was sent. The request is completed.');
  });
  return (
    <Panel title="Sent">
      {missing.length > 0 ? (
        <Typography variant="body2">It can be sent once {missing.join(', ')}.</Typography>
      ) : (
        <Box component="form" noValidate autoComplete="off" onSubmit={submit} sx={{ display: 'grid', gap: 2 }}>
          {error !== null && <ErrorNote error={error} />}
          <SelectRow
            control={control}
            name="how"
            label="How it was sent"
            options={[
              ['', ''],
              ...SENT_HOW.filter((one) => closed || one === how).map((one) => [one, sentWords(one, request)] as const),
            ]}
          />
          <TextRow control={control} name="on" label="When it was sent" help="Day, month, year" maxLength={20} />
          {closed && (
            <SelectRow
              control={control}
              name="documentSeen"
              label="Which document showed who it is (never copied)"
              options={[['', ''], ...DOCUMENTS.map((one) => [one, documentWords[one]] as const)]}
            />
          )}
          <Box>
            <BusyButton type="submit" variant="contained" busy={busy}>
              {busy ? 'Recording…' : 'Record that it was sent'}
            </BusyButton>
          </Box>
        </Box>
      )}
    </Panel>
  );
}
