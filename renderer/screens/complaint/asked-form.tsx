import Box from '@mui/material/Box';
import { FormProvider, useForm } from 'react-hook-form';
import { OTHER_RIGHTS } from '../../../shared/domain/request.ts';
import { SelectRow } from '../../components/form/select-row.tsx';
import { TakeDownBar } from '../../components/form/take-down-bar.tsx';
import { TextRow } from '../../components/form/text-row.tsx';
import { Panel } from '../../components/panel.tsx';
import { Screen } from '../../components/screen.tsx';
import type { Conversation } from '../../lib/conversation.ts';
import { useFormDraft } from '../../lib/form-draft.ts';
import { go, useUnfinished } from '../../lib/go.ts';
import { useShortcuts } from '../../lib/shortcuts.ts';
import { useWantedAsk } from '../../lib/wanted-ask.ts';
import { rightWords } from '../after-closing/after-words.ts';
import { answeredHow } from '../wrong/answered-how.ts';
import { AboutRow } from './about-row.tsx';
import { askedTitle } from './asked-words.ts';
import { type AskedKind, emptyAsked, readAsked, type TypedAsked } from './typed-asked.ts';
import { type Asked, askedPlace, useAsking } from './use-asking.ts';
import { WhomPanel } from './whom-panel.tsx';

type Props = {
  readonly kind: AskedKind;
  readonly customerId: string;
  readonly conversation: Conversation;
  readonly onRecorded: (asked: Asked) => void;
};

/** What a customer is unhappy with, or asks about their information, in their own words. */
export function AskedForm({ kind, customerId, conversation, onRecorded }: Props) {
  const title = askedTitle[kind];
  const form = useForm<TypedAsked>({ defaultValues: emptyAsked(answeredHow(conversation.channel, undefined)) });
  const { control, handleSubmit, setError, setValue, getValues, formState } = form;
  const place = askedPlace(kind, conversation.conversationId, customerId);
  useFormDraft(place, form);
  const words = { get: () => getValues('words'), set: (said: string) => setValue('words', said, { shouldDirty: true }) };
  useWantedAsk(kind === 'complaint' ? 'unhappy' : 'other-right', place, customerId, words);
  const { record, error } = useAsking(customerId, conversation, onRecorded);
  const { isDirty } = formState;
  useUnfinished(isDirty, place);
  const back = () => go(`/customer/${customerId}`);
  useShortcuts(title, [{ key: 'Escape', label: 'Back to the customer', run: back }]);
  const submit = handleSubmit((typed) => {
    const read = readAsked(kind, typed);
    if (!read.ok) return setError(read.field, { message: read.words }, { shouldFocus: true });
    return record(read.said);
  });
  const complains = kind === 'complaint';
  return (
    <Screen title={title} ownFocus width={880}>
      <FormProvider {...form}>
        <Box component="form" noValidate autoComplete="off" onSubmit={submit} sx={{ display: 'grid', gap: 2 }}>
          <Panel title="What they say">
            <Box sx={{ display: 'grid', gap: 2 }}>
              <TextRow control={control} name="words" label="In their own words" maxLength={2000} lines={4} autoFocus />
              {complains ? (
                <AboutRow />
              ) : (
                <SelectRow
                  control={control}
                  name="right"
                  label="What it is, where that is clear"
                  options={[['', 'It is not clear'], ...OTHER_RIGHTS.map((right) => [right, rightWords[right]] as const)]}
                />
              )}
            </Box>
          </Panel>
          {complains && <WhomPanel />}
          <Panel title="The answer">
            <TextRow control={control} name="howToAnswer" label="How they want to be answered" maxLength={200} />
          </Panel>
          <TakeDownBar error={error} onBack={back} />
        </Box>
      </FormProvider>
    </Screen>
  );
}
