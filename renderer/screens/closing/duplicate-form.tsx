import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useForm, useWatch } from 'react-hook-form';
import { SAFETY_NET_HOURS } from '../../../shared/domain/limits.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { FormBar } from '../../components/form/form-bar.tsx';
import { TickRow } from '../../components/form/tick-row.tsx';
import { KeyHint, keyed } from '../../components/key-hint.tsx';
import { Loading } from '../../components/loading.tsx';
import { Panel } from '../../components/panel.tsx';
import type { Conversation } from '../../lib/conversation.ts';
import { dropDraft } from '../../lib/drafts.ts';
import { useFormDraft } from '../../lib/form-draft.ts';
import { go, useUnfinished } from '../../lib/go.ts';
import { useShortcuts } from '../../lib/shortcuts.ts';
import type { Stopping } from '../../lib/stopping.ts';
import { useCustomer } from '../customer/customer-query.ts';
import type { Customer } from '../customer/record-parts.tsx';
import { BlockersPart } from './blockers-part.tsx';
import { duplicateHappens } from './duplicate-words.ts';
import { PickRecord } from './pick-record.tsx';
import { useClosingPreview } from './preview-query.ts';
import { SideBySide } from './side-by-side.tsx';
import { duplicatePlace, emptyDuplicate, type TypedDuplicate } from './typed-duplicate.ts';
import { useClosing } from './use-closing.ts';

type Props = {
  readonly customer: Customer;
  readonly conversation: Conversation;
  readonly onRecorded: (recorded: Stopping) => void;
};

/** Which record remains, the two side by side, what moves; then one key. */
export function DuplicateForm({ customer, conversation, onRecorded }: Props) {
  const { id: customerId, level } = customer;
  const { conversationId } = conversation;
  const place = duplicatePlace(conversationId, customerId);
  const form = useForm<TypedDuplicate>({ defaultValues: emptyDuplicate });
  const { control, handleSubmit, setError, formState } = form;
  useFormDraft(place, form);
  const { close, error } = useClosing(customerId, conversation, (one) => {
    dropDraft(place);
    onRecorded(one);
  });
  const remains = useWatch({ control, name: 'remains' });
  const { data: preview } = useClosingPreview(customerId, conversationId, level, true);
  const blockers = (preview?.blockers ?? []).filter(({ blocker }) => blocker === 'rectification-open');
  useUnfinished(formState.isDirty, place);
  const back = () => go(`/customer/${customerId}`);
  useShortcuts('Two records of one person', [{ key: 'Escape', label: 'Back to the customer', run: back }]);
  const submit = handleSubmit((typed) => {
    if (!typed.remains) return setError('remains', { message: 'Find the record that remains, and choose it' });
    if (!typed.same) return setError('same', { message: 'Compare the two first, and say that they are one person.' });
    return close({ scope: 'service', reason: 'duplicate', remains: typed.remains });
  });
  return (
    <Box
      component="form"
      noValidate
      autoComplete="off"
      onSubmit={submit}
      sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}
    >
      <BlockersPart customerId={customerId} blockers={blockers} supervisor />
      <Panel title="Which one remains">
        <PickRecord control={control} customerId={customerId} />
      </Panel>
      {remains !== '' && (
        <Panel title="Compare them">
          <Remaining customer={customer} remains={remains} conversationId={conversationId} />
          <TickRow control={control} name="same" label="I have compared them: they are one person" />
          {formState.errors.same?.message && (
            <Typography role="alert" variant="body2" sx={{ color: 'error.main' }}>
              {formState.errors.same.message}
            </Typography>
          )}
        </Panel>
      )}
      <Panel title="What happens">
        <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
          {duplicateHappens(preview?.safetyNetHours ?? SAFETY_NET_HOURS.value).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </Box>
      </Panel>
      <FormBar>
        {error !== null && (
          <Box sx={{ flex: '1 0 100%' }}>
            <ErrorNote error={error} />
          </Box>
        )}
        <Button type="submit" variant="contained" color="error" sx={keyed}>
          {blockers.length > 0 ? 'Ask for it' : 'Put them together'} <KeyHint of="Enter" />
        </Button>
        <Button onClick={back} sx={keyed}>
          Back <KeyHint of="Escape" />
        </Button>
      </FormBar>
    </Box>
  );
}

type RemainingProps = { readonly customer: Customer; readonly remains: string; readonly conversationId: string };

/** The other record, opened in the same conversation: as far as the level reached for it shows. */
function Remaining({ customer, remains, conversationId }: RemainingProps) {
  const { data, error } = useCustomer({ customerId: remains, conversationId });
  if (error) return <ErrorNote error={error} />;
  return data ? <SideBySide goes={customer} remains={data} /> : <Loading what="the other record" />;
}
