import Box from '@mui/material/Box';
import { useEffect, useRef } from 'react';
import { useForm } from 'react-hook-form';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { focusField } from '../../components/form/focus-field.ts';
import { TextRow } from '../../components/form/text-row.tsx';
import { desk } from '../../lib/desk.ts';
import { dropDraft } from '../../lib/drafts.ts';
import { useFormDraft } from '../../lib/form-draft.ts';
import { Meanwhile } from '../requests/meanwhile.tsx';
import { PutAway } from '../requests/put-away.tsx';
import { useSending } from '../requests/use-sending.ts';
import { readFactsAgain } from './facts-query.ts';

type Props = {
  readonly factsId: string;
  /** Whether it is still asked: a colleague may have answered. */
  readonly may: boolean;
  readonly onClose: () => void;
  readonly onEnd: (words: string) => void;
};

/** The facts that were asked, in the words of whoever knows them: once, and for whoever decides. */
export function GiveForm({ factsId, may, onClose, onEnd }: Props) {
  // Whose complaint it is, is not known here: it would not go with their account, so it does not outlive the app.
  const draft = `give-facts:${factsId}`;
  const form = useForm({ defaultValues: { facts: '' } });
  useFormDraft(draft, form);
  const { send, busy, error } = useSending(factsId, readFactsAgain);
  const rows = useRef<HTMLFormElement>(null);
  useEffect(() => focusField(rows.current, 'facts'), []);
  const submit = form.handleSubmit(async (typed) => {
    if (!may) return;
    const facts = typed.facts.trim();
    if (facts === '') return form.setError('facts', { message: 'Type what is known of it' }, { shouldFocus: true });
    const end = await send((commandId) => desk.requests.giveFacts({ commandId, factsId, facts }));
    if (end !== 'done') return;
    dropDraft(draft);
    onEnd('The facts were given.');
  });
  return (
    <Box component="form" ref={rows} noValidate autoComplete="off" onSubmit={submit} sx={{ display: 'grid', gap: 2, mt: 1.5 }}>
      {error !== null && may && <ErrorNote error={error} />}
      {!may && !busy && <Meanwhile words="A colleague has answered this meanwhile, or it is not wanted any more." />}
      <TextRow
        control={form.control}
        name="facts"
        label="What is known of it"
        help="What happened, when, and where that stands. Whoever decides reads it; so may the customer, who can ask for a copy."
        maxLength={2000}
        lines={3}
      />
      <Box sx={{ display: 'flex', gap: 1 }}>
        <BusyButton type="submit" variant="contained" busy={busy} disabled={!may && !busy}>
          {busy ? 'Recording…' : 'Give these facts'}
        </BusyButton>
        <PutAway {...{ draft, may, onClose }} />
      </Box>
    </Box>
  );
}
