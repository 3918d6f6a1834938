import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Link as Way } from 'wouter';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { TextRow } from '../../components/form/text-row.tsx';
import { Panel } from '../../components/panel.tsx';
import { desk } from '../../lib/desk.ts';
import { dropDraft } from '../../lib/drafts.ts';
import { useFormDraft } from '../../lib/form-draft.ts';
import { showDay } from '../../lib/time.ts';
import { showDate } from '../customer/typed-date.ts';
import { draftAt } from '../requests/draft-at.ts';
import { Meanwhile, MOVED } from '../requests/meanwhile.tsx';
import { toHowItStands } from '../requests/to-how-it-stands.ts';
import { readToldOn } from '../requests/told-on.ts';
import { useSending } from '../requests/use-sending.ts';
import { isOpen, type PartProps } from './answer-parts.tsx';

/** What was done about another right, step by step; what the desk can do for it is one key away. */
export function StepsPanel({ request, roles, today, onDone }: PartProps) {
  const { id, kind, right, steps = [], madeOn, customerId } = request;
  // What is being typed was done about whoever's request it was when that was begun, and is kept as theirs.
  const [of, setOf] = useState(customerId);
  const draft = draftAt('right-step', { id, customerId: of });
  const form = useForm({ defaultValues: { on: showDate(today), what: '' } });
  const { control, handleSubmit, setError, reset, formState } = form;
  const { isDirty } = formState;
  if (!isDirty && of !== customerId) setOf(customerId);
  const moved = of !== customerId;
  useFormDraft(draft, form);
  const { send, busy, error } = useSending(id);
  if (kind !== 'other-right') return null;
  const may = isOpen(request) && request.step === 'open' && roles.includes('supervisor') && !moved;
  const submit = handleSubmit(async (typed) => {
    if (!may) return;
    const what = typed.what.trim();
    if (!what) return setError('what', { message: 'Say what was done' }, { shouldFocus: true });
    const read = readToldOn(typed.on, { madeOn, today });
    if ('fault' in read) return setError('on', { message: read.fault }, { shouldFocus: true });
    const end = await send((commandId) => desk.otherRights.recordStep({ commandId, requestId: id, on: read.on, what, of }));
    if (end !== 'done') return;
    dropDraft(draft);
    reset();
    onDone('Recorded what was done.');
  });
  const putAway = () => {
    dropDraft(draft);
    reset();
    toHowItStands();
  };
  // Which right it is may be said only when it is decided: to close the account does not wait for an erasure.
  const mayBeErasure = right === null || right === 'erasure';
  const to = (where: string) => `/customer/${customerId}${where}`;
  return (
    <Panel title="What was done">
      {steps.length === 0 && <Typography variant="body2">Nothing is recorded yet.</Typography>}
      <Box component="ul" aria-label="What was done" sx={{ m: 0, pl: 2.5, typography: 'body2', overflowWrap: 'anywhere' }}>
        {steps.map(({ on, what, byName }) => (
          <li key={`${on} ${what}`}>{`${showDay(on)}, by ${byName}: ${what}`}</li>
        ))}
      </Box>
      {(may || isDirty) && (
        <Box component="form" noValidate autoComplete="off" onSubmit={submit} sx={{ display: 'grid', gap: 2, mt: 2 }}>
          {may && customerId !== null && (
            <Typography variant="body2">
              Do it first:{' '}
              <Link component={Way} href={to('/consent')}>
                take back their consents
              </Link>
              {mayBeErasure && (
                <>
                  ,{' '}
                  <Link component={Way} href={to('/stop')}>
                    stop using the service
                  </Link>
                </>
              )}
              , or{' '}
              <Link component={Way} href={to('')}>
                their record
              </Link>
              . Then record here what was done, and by which system.
              {mayBeErasure &&
                ' If their account is closed for it, the record is destroyed once this is decided and they have been told, and not before the time in which it can be stopped is over.'}
            </Typography>
          )}
          {error !== null && <ErrorNote error={error} />}
          {!may && !busy && <Meanwhile words={moved ? MOVED : 'A colleague has decided this meanwhile.'} />}
          <TextRow control={control} name="what" label="Something that was done" maxLength={200} />
          <TextRow control={control} name="on" label="Done on" help="Day, month, year" maxLength={20} />
          <Box sx={{ display: 'flex', gap: 1 }}>
            <BusyButton type="submit" variant="outlined" busy={busy} disabled={!may && !busy}>
              {busy ? 'Recording…' : 'Record what was done'}
            </BusyButton>
            {!may && !busy && <Button onClick={putAway}>Put this away</Button>}
          </Box>
        </Box>
      )}
    </Panel>
  );
}
