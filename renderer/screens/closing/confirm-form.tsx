import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useRef } from 'react';
import { type UseFormReturn, useWatch } from 'react-hook-form';
import { CLOSING_LEVEL } from '../../../shared/domain/closing.ts';
import { readAloud } from '../../../shared/domain/closing-words.ts';
import { SAFETY_NET_HOURS } from '../../../shared/domain/limits.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { focusField } from '../../components/form/focus-field.ts';
import { FormBar } from '../../components/form/form-bar.tsx';
import { KeyHint, keyed } from '../../components/key-hint.tsx';
import { Loading } from '../../components/loading.tsx';
import { Panel } from '../../components/panel.tsx';
import { Retry } from '../../components/retry.tsx';
import { failureOf } from '../../lib/desk.ts';
import { useSync } from '../../lib/sync.ts';
import { showDay } from '../../lib/time.ts';
import { youngBy } from '../../lib/young.ts';
import { ChangedSince } from '../customer/changed-since.tsx';
import type { Customer } from '../customer/record-parts.tsx';
import { BlockersPart } from './blockers-part.tsx';
import { useClosingPreview } from './preview-query.ts';
import { ReadAloudPart } from './read-aloud-part.tsx';
import { referenceFault, type TypedClosing } from './typed-closing.ts';
import type { WhatCloses } from './use-closing.ts';
import { useUnsentOf } from './use-unsent-of.ts';
import { YesPart } from './yes-part.tsx';

/** What takes the focus once the level is reached: what is to be done and read from there on. */
export const READ_ALOUD = 'read-aloud';

type Props = {
  readonly form: UseFormReturn<TypedClosing>;
  readonly customer: Customer;
  readonly conversationId: string;
  readonly supervisor: boolean;
  readonly error: unknown;
  readonly onClose: (what: WhatCloses) => Promise<void>;
  readonly onBack: () => void;
};

/** What stands in the way, what it means, the customer's yes and the reference typed; then one key. */
export function ConfirmForm({ form, customer, conversationId, supervisor, error, onClose, onBack }: Props) {
  const { control, handleSubmit, setError, formState } = form;
  const { id, level, reference, values } = customer;
  const fields = useRef<HTMLFormElement>(null);
  const scope = useWatch({ control, name: 'scope' });
  const service = scope === 'service';
  const online = useSync()?.online ?? true;
  const preview = useClosingPreview(id, conversationId, level, service && online);
  const unsent = useUnsentOf(id);
  const wish = !online || (preview.error !== null && failureOf(preview.error).code === 'offline');
  const young = youngBy(values);
  const stuck = unsent.stuck > 0 ? [{ blocker: 'unsent-here' as const, reference: null }] : [];
  const blockers = [...stuck, ...(service ? (preview.data?.blockers ?? []) : [])];
  const safetyNetHours = preview.data?.safetyNetHours ?? SAFETY_NET_HOURS.value;
  const { goes = null, stays = null, recipients = null } = preview.data ?? {};
  const wouldDo = goes && stays && recipients ? { goes, stays, recipients } : null;
  const words = service && !wish && !wouldDo ? null : readAloud({ scope, young, wouldDo, safetyNetHours, showDay });
  const fault = (field: 'yes' | 'typedReference', message: string) => {
    setError(field, { message });
    focusField(fields.current, field);
  };
  const submit = handleSubmit((typed) => {
    if (level < CLOSING_LEVEL || !reference) return setError('root', { message: `Reach level ${CLOSING_LEVEL} first, above.` });
    if (unsent.stuck > 0) return setError('root', { message: 'Decide first what waits in Unsent work.' });
    if (!words) return setError('root', { message: 'Wait for what is to be read aloud.' });
    if (!typed.yes) return fault('yes', 'Read it aloud, and ask them');
    const wrong = referenceFault(typed.typedReference, reference);
    if (wrong) return fault('typedReference', wrong);
    return onClose({ scope, reason: service ? typed.reason : 'customer-choice', yes: young ? 'understood' : 'heard' });
  });
  return (
    <Box
      component="form"
      id={READ_ALOUD}
      tabIndex={-1}
      ref={fields}
      noValidate
      autoComplete="off"
      onSubmit={submit}
      sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}
    >
      <BlockersPart customerId={id} blockers={blockers} supervisor={supervisor} />
      {service && preview.error && !wish && (
        <ErrorNote error={preview.error} action={<Retry onRetry={() => void preview.refetch()} busy={preview.isFetching} />} />
      )}
      {service && !wish && preview.isPending && <Loading what="what goes and what stays" />}
      {words && (
        <ReadAloudPart
          words={words}
          young={young}
          service={service}
          wish={wish}
          known={!service || wouldDo !== null}
          safetyNetHours={safetyNetHours}
        />
      )}
      {!words && preview.data && (
        <Panel title="Read aloud">
          <Typography variant="body2">What goes and what stays can be read out from level 2.</Typography>
        </Panel>
      )}
      {unsent.goes > 0 && (
        <Typography variant="body2">
          {unsent.goes === 1 ? 'One thing' : `${unsent.goes} things`} recorded here for them {unsent.goes === 1 ? 'is' : 'are'}{' '}
          not sent yet, and {unsent.goes === 1 ? 'goes' : 'go'} first.
        </Typography>
      )}
      {level >= CLOSING_LEVEL && reference && words && <YesPart control={control} reference={reference} young={young} />}
      <FormBar>
        <ChangedSince customer={customer} inBar />
        {(error !== null || formState.errors.root?.message) && (
          <Box sx={{ flex: '1 0 100%' }}>
            {error !== null && <ErrorNote error={error} />}
            {formState.errors.root?.message && (
              <Typography role="alert" sx={{ color: 'error.main' }}>
                {formState.errors.root.message}
              </Typography>
            )}
          </Box>
        )}
        {level >= CLOSING_LEVEL && (
          <Button type="submit" variant="contained" color={wish || blockers.length > 0 ? 'primary' : 'error'} sx={keyed}>
            {submitWords(service, wish || blockers.length > 0)} <KeyHint of="Enter" />
          </Button>
        )}
        <Button onClick={onBack} sx={keyed}>
          Back <KeyHint of="Escape" />
        </Button>
      </FormBar>
    </Box>
  );
}

function submitWords(service: boolean, asks: boolean): string {
  if (asks) return 'Ask for the closing';
  return service ? 'Close it now' : 'End the sign-in now';
}
