import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useRef, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { NOT_SEARCHED, type NotSearched, PLACE_ANSWERS, type PlaceAnswer } from '../../../shared/domain/access.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { focusField } from '../../components/form/focus-field.ts';
import { SelectRow } from '../../components/form/select-row.tsx';
import { TextRow } from '../../components/form/text-row.tsx';
import { desk } from '../../lib/desk.ts';
import { dropDraft } from '../../lib/drafts.ts';
import { useFormDraft } from '../../lib/form-draft.ts';
import { draftAt } from '../requests/draft-at.ts';
import { Meanwhile, MOVED } from '../requests/meanwhile.tsx';
import type { Request } from '../requests/requests-query.ts';
import { toHowItStands } from '../requests/to-how-it-stands.ts';
import { useSending } from '../requests/use-sending.ts';
import { notSearchedWords, placeAnswerWords } from './access-words.ts';
import { readWorkAgain, type Work } from './work-query.ts';

type Typed = { answer: '' | PlaceAnswer; items: string; attachedAs: string; because: '' | NotSearched };
type Props = {
  readonly request: Request;
  readonly place: Work['places'][number];
  /** Whether it can still be answered: a colleague may have ended the request. */
  readonly may: boolean;
  readonly onClose: () => void;
};

/** What a search of one place came to. */
export function PlaceForm({ request, place, may: stillOpen, onClose }: Props) {
  const requestId = request.id;
  // What was searched for was about whoever's request it was then.
  const [of] = useState(request.customerId);
  const draft = draftAt(`place-${place.place}`, { id: requestId, customerId: of });
  const moved = request.customerId !== of;
  const may = stillOpen && !moved;
  const typing = useForm<Typed>({ defaultValues: { answer: '', items: '', attachedAs: '', because: '' } });
  const { control, handleSubmit, setError } = typing;
  useFormDraft(draft, typing);
  const answer = useWatch({ control, name: 'answer' });
  const { send, busy, error } = useSending(requestId);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => focusField(form.current, 'answer'), []);
  const submit = handleSubmit(async (typed) => {
    if (!may) return;
    if (typed.answer === '') return setError('answer', { message: 'Say what the search came to' }, { shouldFocus: true });
    const items = Number(typed.items.trim());
    const attachedAs = typed.attachedAs.trim();
    const found = typed.answer === 'found';
    if (found && !(Number.isInteger(items) && items >= 1 && items <= 100_000))
      return setError('items', { message: 'Count the items' }, { shouldFocus: true });
    if (found && attachedAs === '')
      return setError('attachedAs', { message: 'Say as what they are attached' }, { shouldFocus: true });
    if (typed.answer === 'not-searched' && typed.because === '')
      return setError('because', { message: 'Say why it was not searched' }, { shouldFocus: true });
    const end = await send((commandId) =>
      desk.accessRequests.answerPlace({
        ...{ commandId, requestId, place: place.place, answer: typed.answer as PlaceAnswer, of },
        ...(found ? { items, attachedAs } : {}),
        ...(typed.answer === 'not-searched' ? { because: typed.because as NotSearched } : {}),
      }),
    );
    if (end !== 'done') return;
    dropDraft(draft);
    await readWorkAgain(requestId);
    onClose();
  });
  // Nothing can be done with what was typed any more.
  const putAway = () => {
    dropDraft(draft);
    onClose();
    toHowItStands();
  };
  return (
    <Box component="form" ref={form} noValidate autoComplete="off" onSubmit={submit} sx={{ display: 'grid', gap: 2, mt: 1.5 }}>
      {error !== null && <ErrorNote error={error} />}
      {!may && !busy && <Meanwhile words={moved ? MOVED : 'A colleague has ended this request meanwhile.'} />}
      <SelectRow
        control={control}
        name="answer"
        label={`What the search of “${place.label}” came to`}
        options={[['', ''], ...PLACE_ANSWERS.map((one) => [one, placeAnswerWords[one]] as const)]}
      />
      {answer === 'found' && (
        <>
          <TextRow control={control} name="items" label="How many items" maxLength={6} />
          <TextRow
            control={control}
            name="attachedAs"
            label="Attached as"
            help="What goes with the copy, in a few words"
            maxLength={200}
          />
        </>
      )}
      {answer === 'not-searched' && (
        <SelectRow
          control={control}
          name="because"
          label="Why it was not searched"
          options={[['', ''], ...NOT_SEARCHED.map((one) => [one, notSearchedWords[one]] as const)]}
        />
      )}
      <Box sx={{ display: 'flex', gap: 1 }}>
        <BusyButton type="submit" variant="contained" busy={busy} disabled={!may && !busy}>
          {busy ? 'Recording…' : 'Record the answer'}
        </BusyButton>
        <Button onClick={may || busy ? onClose : putAway}>{may || busy ? 'Cancel' : 'Put this away'}</Button>
      </Box>
    </Box>
  );
}
