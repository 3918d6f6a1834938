import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import type { Field } from '../../../shared/domain/customer.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { FormBar } from '../../components/form/form-bar.tsx';
import { KeyHint, keyed } from '../../components/key-hint.tsx';
import { Panel } from '../../components/panel.tsx';
import { useDroppedOnLeaving } from '../../lib/drafts.ts';
import { useFormDraft } from '../../lib/form-draft.ts';
import { go, useUnfinished } from '../../lib/go.ts';
import type { PassedOn } from '../../lib/passed-on.ts';
import type { Recipient } from '../../lib/recipients.ts';
import type { ConsentNow } from '../../lib/said.ts';
import { useSession, whoIn } from '../../lib/session.ts';
import { useShortcuts } from '../../lib/shortcuts.ts';
import { gateWords } from '../../lib/words/gates.ts';
import type { Opened } from '../customer/customer-query.ts';
import { BasisRows } from './basis-rows.tsx';
import { ItemsRows } from './items-rows.tsx';
import { RecipientRow } from './recipient-row.tsx';
import { emptyShare, shareFrom, type TypedShare } from './typed-share.ts';
import { useSharing } from './use-sharing.ts';
import { type MayGo, whatMayGo } from './what-may-go.ts';

type Props = {
  readonly opened: Opened;
  /** The fields of which a value is held. */
  readonly held: readonly Field[];
  /** The fields that are being checked, and so go to nobody. */
  readonly checking: readonly Field[];
  readonly consents: readonly ConsentNow[];
  readonly recipients: readonly Recipient[];
  readonly onRecorded: (recorded: PassedOn) => void;
  /** Stands at the foot, above the buttons. */
  readonly aside: ReactNode;
};

const NOTHING: MayGo = { barred: [], open: [], shut: [] };

/** Who gets what, and what it rests on. A consent taken back meanwhile shuts its gate here at once. */
export function ShareForm({ opened, held, checking, consents, recipients, onRecorded, aside }: Props) {
  const form = useForm<TypedShare>({ defaultValues: emptyShare });
  const { control, handleSubmit, setError } = form;
  const { isDirty } = form.formState;
  const { customerId, conversationId } = opened;
  const place = `share:${conversationId ?? 'no-conversation'}:${customerId}`;
  useFormDraft(place, form);
  // Leaving the form gives it up; a lock or a reload does not.
  useDroppedOnLeaving(place);
  useUnfinished(isDirty, place);
  const bySupervisor = whoIn(useSession().data)?.roles.includes('supervisor') ?? false;
  const recipientId = useWatch({ control, name: 'recipientId' });
  const recipient = recipients.find(({ id }) => id === recipientId);
  const states = Object.fromEntries(consents.map(({ purpose, state }) => [purpose, state]));
  const mayGo = recipient ? whatMayGo({ kind: recipient.kind, held, states, bySupervisor, checking }) : NOTHING;
  // Telling of a demand may be forbidden: it is not answered with the customer listening.
  const heard = recipient?.kind === 'legal-demand' && conversationId !== undefined && mayGo.barred.length === 0;
  const barred = mayGo.barred.length > 0 || heard;
  const { record, error } = useSharing(opened, onRecorded);
  const back = () => go(`/customer/${customerId}`);
  useShortcuts('Pass something on', [{ key: 'Escape', label: 'Back to the customer', run: back }]);
  const submit = handleSubmit((typed) => {
    if (barred) return;
    const made = shareFrom(typed, recipient, mayGo);
    if ('fault' in made) return setError(made.fault.field, { message: made.fault.words }, { shouldFocus: true });
    if (recipient) return record(made.part, recipient);
  });
  return (
    <Box component="form" noValidate autoComplete="off" onSubmit={submit} sx={{ display: 'grid', gap: 2 }}>
      <Panel title="To whom">
        <RecipientRow control={control} recipients={recipients} chosen={recipient} />
      </Panel>
      {barred && (
        <Alert severity="warning" variant="outlined" role="status">
          {heard
            ? 'A legal demand is not answered while the customer listens. End the conversation, and open the record for a reason.'
            : mayGo.barred.map((gate) => gateWords[gate]).join(' ')}
        </Alert>
      )}
      {recipient && !barred && (
        <Panel title="What goes">
          <ItemsRows control={control} mayGo={mayGo} />
        </Panel>
      )}
      {recipient && !barred && <BasisRows control={control} kind={recipient.kind} />}
      <FormBar>
        {aside}
        {error !== null && (
          <Box sx={{ flex: '1 0 100%' }}>
            <ErrorNote error={error} />
          </Box>
        )}
        <Button type="submit" variant="contained" disabled={!isDirty || barred} sx={keyed}>
          Record what is passed on <KeyHint of="Enter" />
        </Button>
        <Button onClick={back} sx={keyed}>
          Back <KeyHint of="Escape" />
        </Button>
      </FormBar>
    </Box>
  );
}
