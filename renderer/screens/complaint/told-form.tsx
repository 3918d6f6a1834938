import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';
import type { TOLD_CUSTOMER_HOW } from '../../../shared/domain/rectification.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { TextRow } from '../../components/form/text-row.tsx';
import { desk } from '../../lib/desk.ts';
import { dropDraft, isTypedAt } from '../../lib/drafts.ts';
import { useFormDraft } from '../../lib/form-draft.ts';
import { showDate } from '../customer/typed-date.ts';
import { draftAt } from '../requests/draft-at.ts';
import { Meanwhile } from '../requests/meanwhile.tsx';
import type { Request } from '../requests/requests-query.ts';
import { toHowItStands } from '../requests/to-how-it-stands.ts';
import { readToldOn } from '../requests/told-on.ts';
import { ToldRows } from '../requests/told-rows.tsx';
import { useSeen } from '../requests/use-seen.ts';
import { useSending } from '../requests/use-sending.ts';

type Typed = { on: string; how: '' | (typeof TOLD_CUSTOMER_HOW)[number]; what: string };
type Props = { readonly request: Request; readonly today: string; readonly onDone: (words: string) => void };

/**
 * Records that a complaint was acknowledged; after that, each time, what whoever complained was told of how it goes. Which of the two
 * is settled once something is typed: it stays then, whatever others do.
 */
export function ToldPart({ request, onDone, ...more }: Props) {
  // What was typed of the one or the other comes back as that.
  const [begun] = useState(() => [true, false].find((one) => isTypedAt(placeOf(one, request))));
  const [typed, setTyped] = useState(begun !== undefined);
  const isOpen = request.step === 'open';
  const acknowledges = request.acknowledgedOn === null;
  const seen = useSeen(acknowledges, typed, begun);
  if (!isOpen && !typed) return null;
  const over = () => setTyped(false);
  const done = (words: string) => {
    over();
    onDone(words);
  };
  const may = isOpen && seen === acknowledges;
  return (
    <ToldForm
      key={String(seen)}
      {...{ request, may }}
      acknowledges={seen}
      onTyped={setTyped}
      onDone={done}
      onClose={over}
      {...more}
    />
  );
}

const placeOf = (acknowledges: boolean, request: Request): string =>
  draftAt(acknowledges ? 'complaint-acknowledged' : 'complaint-told', request);

type FormProps = Props & {
  readonly may: boolean;
  readonly acknowledges: boolean;
  readonly onTyped: (typed: boolean) => void;
  readonly onClose: () => void;
};

function ToldForm({ request, may, acknowledges, today, onTyped, onDone, onClose }: FormProps) {
  const { id, version, madeOn, acknowledgedOn } = request;
  const draft = placeOf(acknowledges, request);
  const form = useForm<Typed>({ defaultValues: { on: showDate(today), how: '', what: '' } });
  const { control, handleSubmit, setError, reset } = form;
  useFormDraft(draft, form);
  const { isDirty } = form.formState;
  useEffect(() => onTyped(isDirty || isTypedAt(draft)), [isDirty, onTyped, draft]);
  const { send, busy, error } = useSending(id);
  const submit = handleSubmit(async (typed) => {
    if (!may) return;
    const read = readToldOn(typed.on, { madeOn: acknowledgedOn ?? madeOn, today });
    if ('fault' in read) return setError('on', { message: read.fault }, { shouldFocus: true });
    const { how } = typed;
    const what = typed.what.trim();
    if (how === '') return setError('how', { message: 'Say how they were told' }, { shouldFocus: true });
    if (!acknowledges && !what) return setError('what', { message: 'Say what they were told' }, { shouldFocus: true });
    const told = { requestId: id, version, on: read.on, how };
    const end = await send((commandId) =>
      acknowledges
        ? desk.complaints.acknowledge({ commandId, ...told })
        : desk.complaints.tellProgress({ commandId, ...told, what }),
    );
    if (end !== 'done') return;
    dropDraft(draft);
    reset();
    onDone(acknowledges ? 'Acknowledged. They hear how it goes within two weeks.' : 'They were told how it goes.');
  });
  const putAway = () => {
    dropDraft(draft);
    reset();
    onClose();
    toHowItStands();
  };
  return (
    <Box component="form" noValidate autoComplete="off" onSubmit={submit} sx={{ display: 'grid', gap: 2, mt: 2 }}>
      <Typography variant="body2">
        {acknowledges
          ? 'Tell them that it has come, and that they can complain to the Information Commissioner; then record it here.'
          : 'Every two weeks they hear how it goes, until it is decided.'}
      </Typography>
      {error !== null && <ErrorNote error={error} />}
      {!may && !busy && <Meanwhile words={acknowledges ? ACKNOWLEDGED : DECIDED} />}
      <ToldRows control={control} on="on" how="how" />
      {!acknowledges && <TextRow control={control} name="what" label="What they were told" maxLength={1000} lines={2} />}
      <Box sx={{ display: 'flex', gap: 1 }}>
        <BusyButton type="submit" variant="outlined" busy={busy} disabled={!may && !busy}>
          {busy ? 'Recording…' : acknowledges ? 'Record that it was acknowledged' : 'Record what they were told'}
        </BusyButton>
        {!may && !busy && <Button onClick={putAway}>Put this away</Button>}
      </Box>
    </Box>
  );
}

const ACKNOWLEDGED = 'A colleague has recorded meanwhile that it was acknowledged, or has decided it.';
const DECIDED = 'A colleague has decided this meanwhile.';
