import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import type { TOLD_CUSTOMER_HOW } from '../../../shared/domain/rectification.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { TextRow } from '../../components/form/text-row.tsx';
import { Panel } from '../../components/panel.tsx';
import { desk } from '../../lib/desk.ts';
import { dropDraft, isTypedAt } from '../../lib/drafts.ts';
import { useFormDraft } from '../../lib/form-draft.ts';
import { tellEvidence } from '../after-closing/evidence-words.ts';
import { toldOf } from '../complaint/asked-words.ts';
import { showDate } from '../customer/typed-date.ts';
import { draftAt } from './draft-at.ts';
import { KeptText } from './kept-text.tsx';
import { Meanwhile } from './meanwhile.tsx';
import { tellWords } from './request-words.ts';
import type { Request } from './requests-query.ts';
import { toHowItStands } from './to-how-it-stands.ts';
import { readToldOn } from './told-on.ts';
import { ToldRows } from './told-rows.tsx';
import { useSending } from './use-sending.ts';
import { mayTell } from './what-may-be.ts';

type Typed = { on: string; how: '' | (typeof TOLD_CUSTOMER_HOW)[number]; statement: string };
type Props = { readonly request: Request; readonly today: string; readonly onDone: (words: string) => void };

/** Once everything is decided the customer is told. What is being typed then stays, whatever others do. */
export function TellPanel({ request, onDone, ...more }: Props) {
  const may = mayTell(request);
  const [typed, setTyped] = useState(() => isTypedAt(draftAt('tell-customer', request)));
  if (!may && !typed) return null;
  const over = () => setTyped(false);
  const done = (words: string) => {
    over();
    onDone(words);
  };
  return <TellForm request={request} may={may} onTyped={setTyped} onDone={done} onClose={over} {...more} />;
}

type FormProps = Props & {
  readonly may: boolean;
  readonly onTyped: (typed: boolean) => void;
  readonly onClose: () => void;
};

/** What to tell the customer, and that they were told: that lifts the mark. */
function TellForm({ request, may, today, onTyped, onClose, onDone }: FormProps) {
  const { id, version, disputes, evidence, madeOn, decision } = request;
  const draft = draftAt('tell-customer', request);
  const form = useForm<Typed>({ defaultValues: { on: showDate(today), how: '', statement: '' } });
  const { control, handleSubmit, setError } = form;
  useFormDraft(draft, form);
  const { isDirty } = form.formState;
  useEffect(() => onTyped(isDirty || isTypedAt(draft)), [isDirty, onTyped, draft]);
  const { send, busy, error } = useSending(id);
  const sending = useRef(false);
  const kept = [...disputes, ...evidence].some((one) => one.decision === 'kept');
  const turns = kept || (decision && decision.decision !== 'done' && decision.decision !== 'withdrawn');
  const ofClosed = evidence.length > 0 || disputes.length === 0;
  const submit = handleSubmit(async ({ on, how, statement }) => {
    const read = readToldOn(on, { madeOn, today });
    if ('fault' in read) return setError('on', { message: read.fault }, { shouldFocus: true });
    if (how === '') return setError('how', { message: 'Say how they were told' }, { shouldFocus: true });
    if (sending.current || !may) return;
    sending.current = true;
    const said = statement.trim() === '' ? {} : { statement: statement.trim() };
    const end = await send((commandId) =>
      desk.requests.tellCustomer({ commandId, requestId: id, version, on: read.on, how, ...said }),
    );
    sending.current = false;
    if (end !== 'done') return;
    dropDraft(draft);
    onDone(ofClosed ? 'They were told.' : 'The customer was told. Nothing of this request is marked as being checked any more.');
  });
  // There is no other way to what was typed than this form.
  const putAway = () => {
    dropDraft(draft);
    onClose();
    toHowItStands();
  };
  return (
    <Panel title="Tell the customer">
      <Box component="form" noValidate autoComplete="off" onSubmit={submit} sx={{ display: 'grid', gap: 2 }}>
        <Box component="ul" aria-label="What to tell" sx={{ m: 0, pl: 2.5, fontSize: '1.125rem', whiteSpace: 'pre-line' }}>
          {disputes.map((dispute) => (
            <li key={dispute.field}>{tellWords(dispute)}</li>
          ))}
          {evidence.map((one) => (
            <li key={`${one.field} ${one.outcomeId}`}>{tellEvidence(one)}</li>
          ))}
          {decision && <li>{toldOf(decision)}</li>}
        </Box>
        {turns && <KeptText kind={request.kind} />}
        <Typography variant="body2">
          Tell them first, then record it here.
          {!ofClosed && ' From then on the values are no longer marked as being checked, and can be used.'}
        </Typography>
        {error !== null && <ErrorNote error={error} />}
        {!may && !busy && <Meanwhile words="A colleague has told the customer meanwhile, or opened this again." />}
        <ToldRows control={control} on="on" how="how" />
        {kept && (
          <TextRow
            control={control}
            name="statement"
            label="Their statement, if they want one beside what is kept"
            maxLength={2000}
            lines={3}
          />
        )}
        <Box sx={{ display: 'flex', gap: 1 }}>
          <BusyButton type="submit" variant="contained" busy={busy} disabled={!may && !busy}>
            {busy ? 'Recording…' : 'Record that they were told'}
          </BusyButton>
          {!may && !busy && <Button onClick={putAway}>Put this away</Button>}
        </Box>
      </Box>
    </Panel>
  );
}
