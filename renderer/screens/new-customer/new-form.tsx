import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { londonDay } from '../../../shared/domain/day.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { FormBar } from '../../components/form/form-bar.tsx';
import { KeyHint, keyed } from '../../components/key-hint.tsx';
import { Screen } from '../../components/screen.tsx';
import { findLine } from '../../lib/callers-words.ts';
import type { Conversation } from '../../lib/conversation.ts';
import { useFormDraft } from '../../lib/form-draft.ts';
import { go, useUnfinished } from '../../lib/go.ts';
import { newPlace, type Registered } from '../../lib/registered.ts';
import { useShortcuts } from '../../lib/shortcuts.ts';
import { useSync } from '../../lib/sync.ts';
import { changeFaultWords } from '../../lib/words/change-faults.ts';
import { IsItOneOfThese } from './is-it-one-of-these.tsx';
import { NewFields } from './new-fields.tsx';
import { type TypedNew, typedFromLine, valuesFrom } from './typed-new.ts';
import { useLooking } from './use-looking.ts';
import { useRegistering } from './use-registering.ts';

type Props = { readonly conversation: Conversation; readonly onRecorded: (recorded: Registered) => void };

/** What somebody new says of themselves; before it is recorded, whoever may be the same person. */
export function NewForm({ conversation, onRecorded }: Props) {
  const [opened] = useState(() => typedFromLine(findLine.get(), londonDay(new Date())));
  const form = useForm<TypedNew>({ defaultValues: opened });
  const { control, handleSubmit, setError } = form;
  const { isDirty } = form.formState;
  const place = newPlace(conversation.conversationId);
  useFormDraft(place, form);
  const { record, error } = useRegistering(conversation, onRecorded);
  const { look, looking, likely, stopAsking, problem } = useLooking(record);
  const online = useSync()?.online ?? true;
  useUnfinished(isDirty, place);
  const back = () => go('/find');
  useShortcuts('Somebody new', likely ? [] : [{ key: 'Escape', label: 'Back to Find', run: back }]);
  const submit = handleSubmit((typed) => {
    const { values, faults } = valuesFrom(typed, londonDay(new Date()));
    const [first] = faults.keys();
    for (const [field, fault] of faults)
      setError(`values.${field}`, { message: changeFaultWords[fault] }, { shouldFocus: field === first });
    if (!first) return look(values);
  });
  if (likely) return <IsItOneOfThese likely={likely} onNone={() => record(likely.values, likely.ids)} onBack={stopAsking} />;
  return (
    <Screen title="Somebody new" ownFocus width={880}>
      <Box component="form" noValidate autoComplete="off" onSubmit={submit} sx={{ display: 'grid', gap: 2 }}>
        <Typography variant="body2">
          Both names are needed. Ask for a date of birth and a postcode, or for a phone number or e-mail, so that they are found
          again.{' '}
          {online
            ? 'Before a record is made, the desk looks for whoever is there already.'
            : 'There is no connection: it is recorded here, and the central service will look for whoever is there already.'}
        </Typography>
        <NewFields control={control} />
        {(error ?? problem) !== null && <ErrorNote error={error ?? problem} />}
        <FormBar>
          <Button type="submit" variant="contained" disabled={looking} sx={keyed}>
            {looking ? 'Looking for whoever is there already' : 'Make the record'} <KeyHint of="Enter" />
          </Button>
          <Button onClick={back} sx={keyed}>
            Back <KeyHint of="Escape" />
          </Button>
        </FormBar>
      </Box>
    </Screen>
  );
}
