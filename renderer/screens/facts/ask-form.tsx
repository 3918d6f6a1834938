import Box from '@mui/material/Box';
import { useEffect, useRef } from 'react';
import { useForm } from 'react-hook-form';
import { addDays } from '../../../shared/domain/calendar.ts';
import { FACTS_DAYS } from '../../../shared/domain/limits.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { DayRow } from '../../components/form/day-row.tsx';
import { focusField } from '../../components/form/focus-field.ts';
import { TextRow } from '../../components/form/text-row.tsx';
import { desk } from '../../lib/desk.ts';
import { dropDraft } from '../../lib/drafts.ts';
import { useFormDraft } from '../../lib/form-draft.ts';
import { newId } from '../../lib/ids.ts';
import { draftAt } from '../requests/draft-at.ts';
import { Meanwhile } from '../requests/meanwhile.tsx';
import { PutAway } from '../requests/put-away.tsx';
import type { Request } from '../requests/requests-query.ts';
import { useSending } from '../requests/use-sending.ts';

type Props = {
  readonly request: Request;
  /** Whether that organisation can still be asked. */
  readonly may: boolean;
  readonly organisation: string;
  readonly today: string;
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
};

/** What the organisation a complaint is about is asked, and by when: those words are all that it sees. */
export function AskForm({ request, may, organisation, today, onClose, onDone }: Props) {
  const { id: requestId } = request;
  const draft = draftAt('ask-facts', request);
  const form = useForm({ defaultValues: { what: '', by: addDays(today, FACTS_DAYS.value) } });
  useFormDraft(draft, form);
  const { send, busy, error } = useSending(requestId);
  const rows = useRef<HTMLFormElement>(null);
  useEffect(() => focusField(rows.current, 'what'), []);
  // Pressed again, it is the same question.
  const factsId = useRef(newId());
  const submit = form.handleSubmit(async (typed) => {
    if (!may) return;
    const what = typed.what.trim();
    if (what === '') return form.setError('what', { message: 'Say what you ask' }, { shouldFocus: true });
    if (!/^\d{4}-\d\d-\d\d$/.test(typed.by) || typed.by < today)
      return form.setError('by', { message: 'Choose a day from today on' }, { shouldFocus: true });
    const asked = { requestId, factsId: factsId.current, organisation, what, by: typed.by };
    const end = await send((commandId) => desk.requests.askFacts({ commandId, ...asked }));
    if (end !== 'done') return;
    dropDraft(draft);
    onDone('They are asked. What they answer stands here.');
  });
  return (
    <Box component="form" ref={rows} noValidate autoComplete="off" onSubmit={submit} sx={{ display: 'grid', gap: 2, mt: 2 }}>
      {error !== null && <ErrorNote error={error} />}
      {!may && !busy && <Meanwhile words="A colleague has decided this meanwhile, or said otherwise whom it is about." />}
      <TextRow
        control={form.control}
        name="what"
        label="What you ask"
        help="They see these words and no more of the complaint: name only what they need to look it up."
        maxLength={1000}
        lines={3}
      />
      <DayRow control={form.control} name="by" label="By when" min={today} />
      <Box sx={{ display: 'flex', gap: 1 }}>
        <BusyButton type="submit" variant="contained" busy={busy} disabled={!may && !busy}>
          {busy ? 'Asking…' : 'Ask them'}
        </BusyButton>
        <PutAway {...{ draft, may, onClose }} />
      </Box>
    </Box>
  );
}
