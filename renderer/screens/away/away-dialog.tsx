import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useEffect, useRef } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { DayRow } from '../../components/form/day-row.tsx';
import { focusField } from '../../components/form/focus-field.ts';
import { SelectRow } from '../../components/form/select-row.tsx';
import { TextRow } from '../../components/form/text-row.tsx';
import { desk } from '../../lib/desk.ts';
import { dropDraft } from '../../lib/drafts.ts';
import { useFormDraft } from '../../lib/form-draft.ts';
import { newId } from '../../lib/ids.ts';
import { useSession, whoIn } from '../../lib/session.ts';
import { usePeople } from '../complaint/people-query.ts';
import { useSending } from '../requests/use-sending.ts';
import { type Away, readAwayAgain } from './away-query.ts';
import { awayWords } from './away-words.ts';
import { awayFault, MYSELF, ofWhom, personWords, type TypedAway } from './typed-away.ts';

type Props = {
  /** What is changed; null where something new is noted. */
  readonly one: Away | null;
  /** It may be said of colleagues too. */
  readonly ofOthers: boolean;
  readonly today: string;
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
};

/** Who is away, from which day to which. */
export function AwayDialog(props: Props) {
  const { one, ofOthers, onClose } = props;
  const draft = `away:${one?.id ?? 'new'}`;
  const close = () => {
    dropDraft(draft);
    onClose();
  };
  return (
    <Dialog open onClose={close} aria-labelledby="away-title" aria-modal="true" fullWidth maxWidth="xs">
      <DialogTitle id="away-title">{titleOf(one, ofOthers)}</DialogTitle>
      <AwayForm {...props} draft={draft} onClose={close} />
    </Dialog>
  );
}

function titleOf(one: Away | null, ofOthers: boolean): string {
  if (one) return one.mine ? 'Change when you are away' : `Change when ${one.name} is away`;
  return ofOthers ? 'Note who is away' : 'Note when you are away';
}

function AwayForm({ one, ofOthers, today, draft, onClose, onDone }: Props & { readonly draft: string }) {
  const picks = one === null && ofOthers;
  const touchpoint = whoIn(useSession().data)?.touchpoint ?? '';
  const form = useForm<TypedAway>({ defaultValues: { name: '', sub: '', from: one?.from ?? today, to: one?.to ?? today } });
  const { control, handleSubmit, setError } = form;
  useFormDraft(draft, form);
  const name = useWatch({ control, name: 'name' });
  const { data, error: unread } = usePeople(name);
  const people = ofWhom(data?.items ?? [], touchpoint);
  // Pressed again, it is the same one.
  const absenceId = useRef(one?.id ?? newId()).current;
  const { send, busy, error } = useSending(absenceId, readAwayAgain);
  const rows = useRef<HTMLFormElement>(null);
  // Put away before its answer came, it has no draft of its own any more.
  const isThere = useRef(true);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);
  useEffect(() => focusField(rows.current, picks ? 'name' : 'from'), [picks]);
  const submit = handleSubmit(async (typed) => {
    const fault = awayFault(typed, picks ? people : null, today);
    if (fault) return setError(fault.field, { message: fault.words }, { shouldFocus: true });
    const { from, to } = typed;
    const other = one === null ? people.find(({ sub }) => picks && sub === typed.sub) : one.mine ? undefined : one;
    const whom = other ? { sub: other.sub, name: other.name } : {};
    const end = await send((commandId) => desk.absences.set({ commandId, absenceId, ...whom, from, to }));
    if (end !== 'done') return;
    if (isThere.current) dropDraft(draft);
    onDone(`Noted: ${awayWords(other?.name ?? null, typed, today)}.`);
  });
  return (
    <Box component="form" ref={rows} noValidate autoComplete="off" onSubmit={submit}>
      <DialogContent sx={{ display: 'grid', gap: 2, pt: 1 }}>
        {error !== null && <ErrorNote error={error} />}
        {picks && (
          <>
            {unread && <ErrorNote error={unread} />}
            <TextRow
              control={control}
              name="name"
              label="Look for somebody by name"
              maxLength={100}
              {...(data && people.length === 0 ? { help: 'Nobody you can note is found by this name.' } : {})}
            />
            <SelectRow
              control={control}
              name="sub"
              label="Who"
              options={[
                ['', ''],
                [MYSELF, 'You yourself'],
                ...people.map((person) => [person.sub, personWords(person, touchpoint)] as const),
              ]}
            />
          </>
        )}
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
          <DayRow control={control} name="from" label="First day" />
          <DayRow control={control} name="to" label="Last day" min={today} />
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <BusyButton type="submit" variant="contained" busy={busy}>
          {busy ? 'Noting…' : 'Note it'}
        </BusyButton>
      </DialogActions>
    </Box>
  );
}
