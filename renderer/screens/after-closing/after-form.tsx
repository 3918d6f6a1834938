import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useEffect } from 'react';
import { FormProvider, useForm, useWatch } from 'react-hook-form';
import { TakeDownBar } from '../../components/form/take-down-bar.tsx';
import { TextRow } from '../../components/form/text-row.tsx';
import { Panel } from '../../components/panel.tsx';
import { Screen } from '../../components/screen.tsx';
import type { AskedAfter } from '../../lib/asked-after.ts';
import type { Conversation } from '../../lib/conversation.ts';
import { useFormDraft } from '../../lib/form-draft.ts';
import { go, useUnfinished } from '../../lib/go.ts';
import { useShortcuts } from '../../lib/shortcuts.ts';
import { takeWantedAfter } from '../../lib/wanted-after.ts';
import { WhomPanel } from '../complaint/whom-panel.tsx';
import { GivenReference } from './given-reference.tsx';
import { emptyAfter, readAfter, type TypedAfter } from './typed-after.ts';
import { afterPlace, useAfter } from './use-after.ts';
import { WhatTheyAsk } from './what-they-ask.tsx';

type Props = {
  readonly title: string;
  readonly conversation: Conversation;
  readonly onRecorded: (recorded: AskedAfter) => void;
};

/** The reference they give, what they ask and how they are answered: nothing of the person is held, and nothing is confirmed. */
export function AfterForm({ title, conversation, onRecorded }: Props) {
  const form = useForm<TypedAfter>({ defaultValues: emptyAfter });
  const { control, handleSubmit, setError, setValue, formState } = form;
  const place = afterPlace(conversation.conversationId);
  useFormDraft(place, form);
  const { record, error } = useAfter(conversation, onRecorded);
  const complains = useWatch({ control, name: 'kind' }) === 'complaint';
  const { isDirty } = formState;
  useUnfinished(isDirty, place);
  useEffect(() => {
    const wanted = takeWantedAfter();
    if (wanted !== null) setValue('reference', wanted, { shouldDirty: true });
  }, [setValue]);
  const back = () => go('/find');
  useShortcuts(title, [{ key: 'Escape', label: 'Back to Find', run: back }]);
  const submit = handleSubmit((typed) => {
    const read = readAfter(typed);
    if (!read.ok) return setError(read.field, { message: read.words }, { shouldFocus: true });
    return record(read.said);
  });
  return (
    <Screen title={title} ownFocus width={880}>
      <FormProvider {...form}>
        <Box component="form" noValidate autoComplete="off" onSubmit={submit} sx={{ display: 'grid', gap: 2 }}>
          <Alert severity="warning" variant="outlined">
            Of somebody who stopped using the service nothing is held but what proves a payment, and you cannot see it. Confirm
            nothing to whoever asks: not that there was an account, and not whether anything stays.
          </Alert>
          <Panel title="Of whom it is asked">
            <GivenReference control={control} />
          </Panel>
          <Panel title="What they ask">
            <WhatTheyAsk control={control} />
          </Panel>
          {complains && <WhomPanel />}
          <Panel title="The answer">
            <TextRow
              control={control}
              name="howToAnswer"
              label="How they want to be answered"
              help="Nothing is held to answer by: take down a phone number, an e-mail or an address"
              maxLength={200}
            />
          </Panel>
          <TakeDownBar error={error} onBack={back} />
        </Box>
      </FormProvider>
    </Screen>
  );
}
