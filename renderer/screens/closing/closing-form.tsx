import Box from '@mui/material/Box';
import { useEffect, useRef } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { CLOSING_LEVEL } from '../../../shared/domain/closing.ts';
import type { Conversation } from '../../lib/conversation.ts';
import { useFormDraft } from '../../lib/form-draft.ts';
import { go, useUnfinished } from '../../lib/go.ts';
import { useSession, whoIn } from '../../lib/session.ts';
import { useShortcuts } from '../../lib/shortcuts.ts';
import type { Stopping } from '../../lib/stopping.ts';
import { useWantedClosing } from '../../lib/wanted-closing.ts';
import type { Customer } from '../customer/record-parts.tsx';
import { ConfirmForm, READ_ALOUD } from './confirm-form.tsx';
import { IDENTITY, IdentityPart } from './identity-part.tsx';
import { OneQuestion } from './one-question.tsx';
import { ScopePart } from './scope-part.tsx';
import { closingPlace, emptyClosing, type TypedClosing } from './typed-closing.ts';
import { useClosing } from './use-closing.ts';

type Props = {
  readonly customer: Customer;
  readonly readAt: number;
  readonly conversation: Conversation;
  readonly onRecorded: (recorded: Stopping) => void;
};

/** The one question; then what is closed, who it is, what it means, and their yes. */
export function ClosingForm({ customer, readAt, conversation, onRecorded }: Props) {
  const { id: customerId, level } = customer;
  const { conversationId } = conversation;
  const supervisor = whoIn(useSession().data)?.roles.includes('supervisor') ?? false;
  const form = useForm<TypedClosing>({ defaultValues: emptyClosing });
  const { control, setValue, getValues, formState } = form;
  const place = closingPlace(conversationId, customerId);
  useFormDraft(place, form);
  const { close, error } = useClosing(customerId, conversation, onRecorded);
  const asked = useWatch({ control, name: 'asked' });
  useWantedClosing(customerId, (scope) => {
    setValue('asked', true, { shouldDirty: true });
    setValue('scope', scope, { shouldDirty: true });
  });
  useAfterCheck(level);
  const { reason, yes, typedReference } = formState.dirtyFields;
  // That the question was asked is nothing to lose.
  useUnfinished(Boolean(reason || yes || typedReference), place);
  const back = () => go(`/customer/${customerId}`);
  useShortcuts('Stop using the service', [{ key: 'Escape', label: 'Back to the customer', run: back }]);
  if (!asked)
    return (
      <OneQuestion
        customerId={customerId}
        supervisor={supervisor}
        onStop={() => setValue('asked', true, { shouldDirty: true })}
      />
    );
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <ScopePart control={control} onlineEnded={customer.onlineEndedOn !== undefined} />
      <IdentityPart
        customer={customer}
        readAt={readAt}
        conversationId={conversationId}
        onRequest={() => {
          const { scope } = getValues();
          return close({ scope, reason: scope === 'service' ? getValues('reason') : 'customer-choice' });
        }}
      />
      <ConfirmForm
        form={form}
        customer={customer}
        conversationId={conversationId}
        supervisor={supervisor}
        error={error}
        onClose={close}
        onBack={back}
      />
    </Box>
  );
}

/** Once a level is reached the check is gone from under the cursor: what is to be read next takes it. */
function useAfterCheck(level: number): void {
  const before = useRef(level);
  useEffect(() => {
    if (level > before.current) document.getElementById(level >= CLOSING_LEVEL ? READ_ALOUD : IDENTITY)?.focus();
    before.current = level;
  }, [level]);
}
