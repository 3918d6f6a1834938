import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormHelperText from '@mui/material/FormHelperText';
import { useEffect, useRef, useState } from 'react';
import { useController, useForm, useWatch } from 'react-hook-form';
import type { ComplaintDecision } from '../../../shared/domain/complaint.ts';
import type { RightDecision } from '../../../shared/domain/deciding.ts';
import type { ToldCustomerHow } from '../../../shared/domain/rectification.ts';
import { OTHER_RIGHTS, type OtherRight, type RequestKind } from '../../../shared/domain/request.ts';
import type { AccessRefused, WithdrawnBy } from '../../../shared/domain/request-end.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { focusField } from '../../components/form/focus-field.ts';
import { SelectRow } from '../../components/form/select-row.tsx';
import { TextRow } from '../../components/form/text-row.tsx';
import { TickRow } from '../../components/form/tick-row.tsx';
import { desk } from '../../lib/desk.ts';
import { dropDraft, isTypedAt } from '../../lib/drafts.ts';
import { useFormDraft } from '../../lib/form-draft.ts';
import { workAsRead } from '../access/work-query.ts';
import { rightWords } from '../after-closing/after-words.ts';
import { readTypedDate } from '../customer/typed-date.ts';
import { DecideDialog, TOLD } from '../requests/decide-dialog.tsx';
import { draftAt } from '../requests/draft-at.ts';
import { WhereToTurn } from '../requests/kept-ticks.tsx';
import { Meanwhile } from '../requests/meanwhile.tsx';
import type { Request } from '../requests/requests-query.ts';
import { useSending } from '../requests/use-sending.ts';
import { decidedAs } from './asked-words.ts';
import { RefusedRows, WithdrawnRows } from './end-rows.tsx';
import { endLines } from './end-words.ts';
import { OfWhatRows } from './of-what-rows.tsx';
import { decisionsFor, emptyAnswer, faultIn, itemsIn, needsTurns, saysOfWhat, type TypedAnswer } from './typed-answer.ts';

type Props = {
  readonly request: Request;
  readonly today: string;
  /** Whether it can still be decided by whoever looks: a colleague may have been quicker. */
  readonly may: boolean;
  /** Why not, where it is not that a colleague was quicker. */
  readonly why?: string | undefined;
  /** Nobody is known from whom it comes, or nothing is held of them any more. */
  readonly ofNothing: boolean;
  /** It was asked for by a key, and has the focus. */
  readonly opened?: boolean;
  readonly onTyped?: (typed: boolean) => void;
  readonly onDone: (words: string) => void;
  /** Where it can be put away; null where it cannot. */
  readonly onClose: (() => void) | null;
};

/** Decides a request other than a rectification; it is asked once more before it is for good. What is typed stays, whatever others do. */
export function AnswerForm({ request, today, may, why = QUICKER, ofNothing, opened = false, onTyped, onDone, onClose }: Props) {
  const { id, kind, right } = request;
  const draft = draftAt('answer', request);
  const form = useForm<TypedAnswer>({ defaultValues: emptyAnswer(right ?? null, today) });
  const { control, handleSubmit, setError, getValues } = form;
  useFormDraft(draft, form);
  const { isDirty } = form.formState;
  useEffect(() => onTyped?.(isDirty || isTypedAt(draft)), [isDirty, onTyped, draft]);
  const [asking, setAsking] = useState(false);
  const rows = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (opened) focusField(rows.current, 'decision');
  }, [opened]);
  const { send, busy, error } = useSending(id);
  const decision = useWatch({ control, name: 'decision' });
  const told = useController({ control, name: 'tellsCommissioner' });
  const submit = handleSubmit((typed) => {
    if (!may) return;
    const fault = faultIn(request, typed, today, workAsRead(id));
    if (fault?.field === 'items') return setError('root.items', { message: fault.words });
    if (fault) return setError(fault.field, { message: fault.words }, { shouldFocus: true });
    setAsking(true);
  });
  const decide = async () => {
    const end = await send((commandId) => sent(request, commandId, getValues(), today));
    // What went wrong on the way is said in the question, which can be answered again.
    if (end === 'failed') return;
    setAsking(false);
    if (end !== 'done') return;
    dropDraft(draft);
    onDone('Decided. Now tell the customer.');
  };
  const options = decisionsFor(kind, ofNothing).map((one) => [one, decidedAs[one]] as const);
  const nothing = decision === 'nothing-held';
  const asks = asking && (may || busy) && decision !== '';
  return (
    <Box component="form" ref={rows} noValidate autoComplete="off" onSubmit={submit} sx={{ display: 'grid', gap: 2 }}>
      {error !== null && !asks && <ErrorNote error={error} />}
      {!may && !busy && <Meanwhile words={why} />}
      <SelectRow control={control} name="decision" label="What is decided" options={[['', ''], ...options]} />
      {kind === 'other-right' && !ofNothing && decision !== 'withdrawn' && (
        <SelectRow
          control={control}
          name="right"
          label="What they ask"
          options={[['', ''], ...OTHER_RIGHTS.map((one) => [one, rightWords[one]] as const)]}
        />
      )}
      {kind === 'other-right' && <OfWhatRows control={control} />}
      {kind === 'access' && decision === 'refused' && <RefusedRows control={control} />}
      {decision === 'withdrawn' && <WithdrawnRows control={control} />}
      {decision !== 'done' && decision !== 'withdrawn' && (
        <TextRow
          control={control}
          name="reasons"
          label={nothing ? 'Where it was searched, and by what' : 'Why, in words for the customer'}
          maxLength={nothing ? 1000 : 2000}
          lines={3}
        />
      )}
      {needsTurns(decision) && (
        <WhereToTurn
          control={control}
          complaint="tellsComplaint"
          commissioner="tellsCommissioner"
          court="tellsCourt"
          whose="They"
          kind={kind}
        />
      )}
      {kind === 'complaint' && decision !== 'withdrawn' && (
        <Box>
          <TickRow
            control={control}
            name="tellsCommissioner"
            label="They will hear how to turn to the Information Commissioner"
          />
          {told.fieldState.error && (
            <FormHelperText error role="alert">
              {told.fieldState.error.message}
            </FormHelperText>
          )}
        </Box>
      )}
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button type="submit" variant="contained" disabled={!may && !busy}>
          Decide
        </Button>
        {onClose && <Button onClick={onClose}>Put this away</Button>}
      </Box>
      {asks && (
        <DecideDialog
          sentences={[
            `${decidedAs[decision]}.`,
            ...endLines(endOf(kind, getValues(), today)),
            ...(decision === 'done' ? [] : [getValues('reasons').trim()]),
          ]}
          follows="Then the customer is told."
          busy={busy}
          error={error}
          onDecide={decide}
          onClose={() => setAsking(false)}
        />
      )}
    </Box>
  );
}

const QUICKER = 'A colleague has decided this meanwhile, or it is not yours to decide any more.';

/** What a decision has besides its words: why no copy is given, or who said that they no longer want it. */
function endOf(kind: RequestKind, { decision, because, saidBy, how, on }: TypedAnswer, today: string) {
  if (decision === 'withdrawn') return { saidBy: saidBy || null, saidHow: how || null, saidOn: readTypedDate(on, today) };
  return { because: (kind === 'access' && decision === 'refused' && because) || null };
}

function sent(request: Request, commandId: string, typed: TypedAnswer, today: string): Promise<unknown> {
  const { id: requestId, version, kind } = request;
  const on = { commandId, requestId, version };
  const reasons = typed.reasons.trim();
  if (typed.decision === 'nothing-held') return desk.requests.decideNothingHeld({ ...on, searched: reasons, ...TOLD });
  if (typed.decision === 'withdrawn') {
    const said = { saidBy: typed.saidBy as WithdrawnBy, how: typed.how as ToldCustomerHow };
    return desk.requests.withdraw({ ...on, ...said, on: readTypedDate(typed.on, today) as string, words: reasons });
  }
  if (kind === 'access') return desk.accessRequests.refuse({ ...on, because: typed.because as AccessRefused, reasons, ...TOLD });
  if (kind === 'complaint')
    return desk.complaints.decide({ ...on, decision: typed.decision as ComplaintDecision, reasons, tellsCommissioner: true });
  const why = typed.decision === 'done' ? {} : { reasons, ...TOLD };
  const what = saysOfWhat(typed) ? { items: [...itemsIn(typed)] } : {};
  return desk.otherRights.decide({
    ...{ ...on, right: typed.right as OtherRight, decision: typed.decision as RightDecision, ...why, ...what },
  });
}
