import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useForm } from 'react-hook-form';
import { ErrorNote } from '../../components/error-note.tsx';
import { SelectRow } from '../../components/form/select-row.tsx';
import { TextRow } from '../../components/form/text-row.tsx';
import { Panel } from '../../components/panel.tsx';
import { desk } from '../../lib/desk.ts';
import { dropDraft } from '../../lib/drafts.ts';
import { useFormDraft } from '../../lib/form-draft.ts';
import { showDay } from '../../lib/time.ts';
import { showDate } from '../customer/typed-date.ts';
import { draftAt } from './draft-at.ts';
import type { Request } from './requests-query.ts';
import { readToldOn } from './told-on.ts';
import { useFormHere } from './use-form-here.tsx';
import { useSending } from './use-sending.ts';
import { waitsOffered } from './what-may-be.ts';

type Props = { readonly request: Request; readonly today: string; readonly onDone: (words: string) => void };
const FOR = { proof: 'Proof of who is asking', customer: 'What the customer wants' } as const;

/** What a request waits for, or can wait for, and that it came: the clock waits with it. */
export function WaitPanel({ request, today, onDone }: Props) {
  const { waitingFor, waitingSince } = request;
  const label = waitingFor ? 'It came' : 'Wait for an answer';
  const { asked, opener, ends } = useFormHere({ label, letter: 'wait', onDone });
  const offered = waitsOffered(request);
  if (!waitingFor && offered.length === 0) return null;
  return (
    <Panel title="Waiting" aside={opener}>
      <Typography variant="body2">
        {waitingFor
          ? `${FOR[waitingFor]} was asked for on ${showDay(waitingSince ?? today)}. ${
              waitingFor === 'proof' ? 'The time runs from the day it comes.' : 'The days until it comes do not count.'
            }`
          : 'It waits for nothing. Where it is really in doubt who asks, ask for proof without delay.'}
      </Typography>
      {asked && <WaitForm request={request} today={today} offered={offered} {...ends} />}
    </Panel>
  );
}

type FormProps = Props & { readonly offered: readonly ('proof' | 'customer')[]; readonly onClose: () => void };

function WaitForm({ request, today, offered, onClose, onDone }: FormProps) {
  const { id, version, madeOn, waitingFor, waitingSince } = request;
  // Asking for something and that it came are two forms: what was typed for one is not the other's.
  const draft = draftAt(waitingFor ? 'came' : 'wait', request);
  const form = useForm<{ for: string; on: string }>({
    defaultValues: { for: offered.length === 1 ? (offered[0] ?? '') : '', on: showDate(today) },
  });
  const { control, handleSubmit, setError } = form;
  useFormDraft(draft, form);
  const { send, busy, error } = useSending(id);
  const submit = handleSubmit(async ({ for: what, on }) => {
    const waitsFor = offered.find((one) => one === what);
    if (!waitingFor && !waitsFor) return setError('for', { message: 'Say what was asked for' }, { shouldFocus: true });
    const read = readToldOn(on, { madeOn: waitingSince ?? madeOn, today });
    if ('fault' in read) return setError('on', { message: read.fault }, { shouldFocus: true });
    const end = await send((commandId) =>
      waitsFor
        ? desk.requests.wait({ commandId, requestId: id, version, waitsFor, askedOn: read.on })
        : desk.requests.resume({ commandId, requestId: id, version, cameOn: read.on }),
    );
    if (end !== 'done') return;
    dropDraft(draft);
    onDone(waitsFor ? 'It waits.' : 'It goes on.');
  });
  return (
    <Box component="form" noValidate autoComplete="off" onSubmit={submit} sx={{ display: 'grid', gap: 2, mt: 2 }}>
      {error !== null && <ErrorNote error={error} />}
      {!waitingFor && (
        <SelectRow
          control={control}
          name="for"
          label="What was asked for"
          options={[['', ''], ...offered.map((one) => [one, FOR[one]] as const)]}
        />
      )}
      <TextRow
        control={control}
        name="on"
        label={waitingFor ? 'It came on' : 'Asked for on'}
        help="Day, month, year"
        maxLength={20}
        autoFocus
      />
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button type="submit" variant="contained" disabled={busy}>
          {waitingFor ? 'Go on' : 'Wait'}
        </Button>
        <Button onClick={onClose}>Put this away</Button>
      </Box>
    </Box>
  );
}
