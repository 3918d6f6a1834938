import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { type ReactNode, useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';
import { FIELDS, type Field } from '../../../shared/domain/customer.ts';
import { londonDay } from '../../../shared/domain/day.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { FormBar } from '../../components/form/form-bar.tsx';
import { TextRow } from '../../components/form/text-row.tsx';
import { KeyHint, keyed } from '../../components/key-hint.tsx';
import { Panel } from '../../components/panel.tsx';
import { valuesNow } from '../../lib/changed.ts';
import type { Conversation } from '../../lib/conversation.ts';
import type { Disputed } from '../../lib/disputed.ts';
import { useFormDraft } from '../../lib/form-draft.ts';
import { go, useUnfinished } from '../../lib/go.ts';
import { useShortcuts } from '../../lib/shortcuts.ts';
import { useValues } from '../../lib/use-values.ts';
import { useWantedAsk } from '../../lib/wanted-ask.ts';
import { takeWantedWrong } from '../../lib/wanted-wrong.ts';
import type { Customer } from '../customer/record-parts.tsx';
import { ShowButton } from '../show-customer/show-button.tsx';
import { wrongToShow } from '../show-customer/to-show.ts';
import { answeredHow } from './answered-how.ts';
import { disputesOf, emptyWrong, pickedIn, type TypedWrong } from './disputes-of.ts';
import { wrongFaultWords } from './fault-words.ts';
import { PickList } from './pick-list.tsx';
import { useLogging, wrongPlace } from './use-logging.ts';

type Props = {
  readonly customer: Customer;
  readonly conversation: Conversation;
  readonly readAt: number;
  readonly onRecorded: (recorded: Disputed) => void;
  /** Stands at the foot, above the buttons. */
  readonly aside: ReactNode;
};

/** What is wrong, picked from the record itself, and what the customer says of it. */
export function WrongForm({ customer, conversation, readAt, onRecorded, aside }: Props) {
  const customerId = customer.id;
  const { news, marks } = useValues(customer, readAt);
  // What the form opened with: what arrives meanwhile moves nothing that is being typed.
  const [{ rows, marked, shown }] = useState(() => {
    const held = customer.values ? valuesNow(customer.values, news, londonDay(new Date())) : null;
    const values = held && new Map(held.map(({ field, value }) => [field, value]));
    return { rows: held, marked: marks, shown: { values, checking: new Set(marks.keys()) } };
  });
  const form = useForm<TypedWrong>({
    defaultValues: emptyWrong(answeredHow(conversation.channel, shown.values?.get('preferredContact'))),
  });
  const { control, getValues, handleSubmit, setError, clearErrors, setValue, formState } = form;
  const place = wrongPlace(conversation.conversationId, customerId);
  useFormDraft(place, form);
  const words = { get: () => getValues('words'), set: (said: string) => setValue('words', said, { shouldDirty: true }) };
  useWantedAsk('something-wrong', place, customerId, words);
  const { record, error } = useLogging(customerId, conversation, onRecorded);
  const { isDirty, errors } = formState;
  useEffect(() => {
    for (const [field, says] of Object.entries(takeWantedWrong(customerId) ?? {}) as [Field, string][]) {
      setValue(`picked.${field}`, true, { shouldDirty: true });
      setValue(`says.${field}`, says, { shouldDirty: true });
    }
  }, [customerId, setValue]);
  useUnfinished(isDirty, place);
  const back = () => go(`/customer/${customerId}`);
  useShortcuts('Something is wrong', [{ key: 'Escape', label: 'Back to the customer', run: back }]);
  const pick = (field: Field, picked: boolean) => {
    setValue(`picked.${field}`, picked, { shouldDirty: true });
    clearErrors('root');
  };
  const asItWouldStand = () => {
    const picked = pickedIn(getValues(), shown, londonDay(new Date()));
    return picked.length > 0 ? wrongToShow(picked) : null;
  };
  const submit = handleSubmit((typed) => {
    if (!FIELDS.some((field) => typed.picked[field])) return setError('root', { message: 'Pick what is wrong first.' });
    const { fields, faults } = disputesOf(typed, shown, londonDay(new Date()));
    const [first] = faults.keys();
    for (const [field, fault] of faults)
      setError(`says.${field}`, { message: wrongFaultWords[fault] }, { shouldFocus: field === first });
    if (first) return;
    const howToAnswer = typed.howToAnswer.trim();
    if (!howToAnswer) return setError('howToAnswer', { message: 'Ask how they want to be answered' }, { shouldFocus: true });
    return record(fields, { words: typed.words.trim(), howToAnswer });
  });
  return (
    <Box component="form" noValidate autoComplete="off" onSubmit={submit} sx={{ display: 'grid', gap: 2 }}>
      <Typography variant="body2">
        Pick what was never right, or not complete, with the arrow keys and Space. Something that was right and has changed is no
        mistake: that is <em>Something has changed</em>.
        {!rows && ' Below level 2 nothing that is held is shown: take down what they say, and it is checked.'}
      </Typography>
      <Panel title="What is wrong">
        {errors.root?.message && (
          <Typography role="alert" sx={{ color: 'error.main', mb: 1 }}>
            {errors.root.message}
          </Typography>
        )}
        <PickList control={control} rows={rows} marks={marked} shown={shown} onPick={pick} />
      </Panel>
      <Panel title="The answer">
        <Box sx={{ display: 'grid', gap: 2 }}>
          <TextRow control={control} name="howToAnswer" label="How they want to be answered" maxLength={200} />
          <TextRow control={control} name="words" label="In their own words (optional)" maxLength={2000} lines={2} />
        </Box>
      </Panel>
      <FormBar>
        {aside}
        {error !== null && (
          <Box sx={{ flex: '1 0 100%' }}>
            <ErrorNote error={error} />
          </Box>
        )}
        <Button type="submit" variant="contained" sx={keyed}>
          Record what is wrong <KeyHint of="Enter" />
        </Button>
        <Button onClick={back} sx={keyed}>
          Back <KeyHint of="Escape" />
        </Button>
        <ShowButton group="Something is wrong" disabled={!isDirty} toShow={asItWouldStand} />
      </FormBar>
    </Box>
  );
}
