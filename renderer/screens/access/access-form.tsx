import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useForm } from 'react-hook-form';
import { DESTINATIONS, type Destination } from '../../../shared/domain/access.ts';
import { TakeDownBar } from '../../components/form/take-down-bar.tsx';
import { TextRow } from '../../components/form/text-row.tsx';
import { Panel } from '../../components/panel.tsx';
import type { Conversation } from '../../lib/conversation.ts';
import { useFormDraft } from '../../lib/form-draft.ts';
import { go, useUnfinished } from '../../lib/go.ts';
import { useShortcuts } from '../../lib/shortcuts.ts';
import { useWantedAsk } from '../../lib/wanted-ask.ts';
import type { Customer } from '../customer/record-parts.tsx';
import { answeredHow } from '../wrong/answered-how.ts';
import { SectionReadOut } from './section-read-out.tsx';
import { type Asked, accessPlace, useAsking } from './use-asking.ts';
import { WhereItGoes } from './where-it-goes.tsx';

export type TypedAccess = { words: string; howToAnswer: string; goesTo: '' | Destination };
type Props = {
  readonly title: string;
  readonly customer: Customer;
  readonly conversation: Conversation;
  readonly onRecorded: (asked: Asked) => void;
};

/** What they ask, in their own words, how they are answered, and at level 3 where the copy goes. */
export function AccessForm({ title, customer, conversation, onRecorded }: Props) {
  const { id: customerId } = customer;
  const preferred = customer.values?.find(({ field }) => field === 'preferredContact')?.value;
  const form = useForm<TypedAccess>({
    defaultValues: { words: '', howToAnswer: answeredHow(conversation.channel, preferred), goesTo: '' },
  });
  const { control, handleSubmit, setError, setValue, getValues, formState } = form;
  const place = accessPlace(conversation.conversationId, customerId);
  useFormDraft(place, form);
  const words = { get: () => getValues('words'), set: (said: string) => setValue('words', said, { shouldDirty: true }) };
  useWantedAsk('send-information', place, customerId, words);
  const { record, error } = useAsking(customerId, conversation, onRecorded);
  useUnfinished(formState.isDirty, place);
  const back = () => go(`/customer/${customerId}`);
  useShortcuts(title, [{ key: 'Escape', label: 'Back to the customer', run: back }]);
  const submit = handleSubmit((typed) => {
    const [words, howToAnswer] = [typed.words.trim(), typed.howToAnswer.trim()];
    if (!words) return setError('words', { message: 'Type it as they say it' }, { shouldFocus: true });
    if (!howToAnswer) return setError('howToAnswer', { message: 'Ask how they are to be answered' }, { shouldFocus: true });
    const goesTo = DESTINATIONS.find((one) => one === typed.goesTo);
    return record({ words, howToAnswer, ...(goesTo ? { goesTo } : {}) });
  });
  return (
    <Box component="form" noValidate autoComplete="off" onSubmit={submit} sx={{ display: 'grid', gap: 2 }}>
      <Panel title="What they ask">
        <Box sx={{ display: 'grid', gap: 2 }}>
          <TextRow control={control} name="words" label="In their own words" maxLength={2000} lines={2} autoFocus />
          <TextRow control={control} name="howToAnswer" label="How they want to be answered" maxLength={200} />
        </Box>
      </Panel>
      <Panel title="Where the copy goes">
        <WhereItGoes control={control} customer={customer} conversationId={conversation.conversationId} />
      </Panel>
      <Panel title="For those who would rather ask in writing">
        <Alert severity="info" variant="outlined" sx={{ mb: 1.5 }}>
          They need not: what they say counts, and the month runs from the day they asked.
        </Alert>
        <SectionReadOut section="access" />
      </Panel>
      <TakeDownBar error={error} onBack={back} />
    </Box>
  );
}
