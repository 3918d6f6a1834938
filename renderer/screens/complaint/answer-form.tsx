import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormHelperText from '@mui/material/FormHelperText';
import { useState } from 'react';
import { useController, useForm, useWatch } from 'react-hook-form';
import type { ComplaintDecision } from '../../../shared/domain/complaint.ts';
import type { RightDecision } from '../../../shared/domain/deciding.ts';
import { OTHER_RIGHTS, type OtherRight } from '../../../shared/domain/request.ts';
import { SelectRow } from '../../components/form/select-row.tsx';
import { TextRow } from '../../components/form/text-row.tsx';
import { TickRow } from '../../components/form/tick-row.tsx';
import { desk } from '../../lib/desk.ts';
import { dropDraft } from '../../lib/drafts.ts';
import { useFormDraft } from '../../lib/form-draft.ts';
import { rightWords } from '../after-closing/after-words.ts';
import { DecideDialog, TOLD } from '../requests/decide-dialog.tsx';
import { draftAt } from '../requests/draft-at.ts';
import { WhereToTurn } from '../requests/kept-ticks.tsx';
import type { Request } from '../requests/requests-query.ts';
import { useSending } from '../requests/use-sending.ts';
import { decidedAs } from './asked-words.ts';
import { OfWhatRows } from './of-what-rows.tsx';
import { decisionsFor, emptyAnswer, faultIn, itemsIn, needsTurns, saysOfWhat, type TypedAnswer } from './typed-answer.ts';

type Props = {
  readonly request: Request;
  /** Nobody is known from whom it comes, or nothing is held of them any more. */
  readonly ofNothing: boolean;
  readonly onDone: (words: string) => void;
};

/** Decides a complaint, another right, or that nothing is held; it is asked once more before it is for good. */
export function AnswerForm({ request, ofNothing, onDone }: Props) {
  const { id, kind, right } = request;
  const draft = draftAt('answer', request);
  const form = useForm<TypedAnswer>({ defaultValues: emptyAnswer(right ?? null) });
  const { control, handleSubmit, setError, getValues } = form;
  useFormDraft(draft, form);
  const [asking, setAsking] = useState(false);
  const { send, busy, error } = useSending(id);
  const decision = useWatch({ control, name: 'decision' });
  const told = useController({ control, name: 'tellsCommissioner' });
  const submit = handleSubmit((typed) => {
    const fault = faultIn(kind, typed);
    if (fault?.field === 'items') return setError('root.items', { message: fault.words });
    if (fault) return setError(fault.field, { message: fault.words }, { shouldFocus: true });
    setAsking(true);
  });
  const decide = async () => {
    const end = await send((commandId) => sent(request, commandId, getValues()));
    setAsking(false);
    if (end !== 'done') return;
    dropDraft(draft);
    onDone('Decided. Now tell the customer.');
  };
  const options = decisionsFor(kind, ofNothing).map((one) => [one, decidedAs[one]] as const);
  const nothing = decision === 'nothing-held';
  return (
    <Box component="form" noValidate autoComplete="off" onSubmit={submit} sx={{ display: 'grid', gap: 2 }}>
      <SelectRow control={control} name="decision" label="What is decided" options={[['', ''], ...options]} />
      {kind === 'other-right' && !ofNothing && (
        <SelectRow
          control={control}
          name="right"
          label="What they ask"
          options={[['', ''], ...OTHER_RIGHTS.map((one) => [one, rightWords[one]] as const)]}
        />
      )}
      {kind === 'other-right' && <OfWhatRows control={control} />}
      {decision !== 'done' && (
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
      {kind === 'complaint' && (
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
      <Box>
        <Button type="submit" variant="contained">
          Decide
        </Button>
      </Box>
      {asking && decision !== '' && (
        <DecideDialog
          sentences={[`${decidedAs[decision]}.`, ...(decision === 'done' ? [] : [getValues('reasons').trim()])]}
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

function sent({ id: requestId, version, kind }: Request, commandId: string, typed: TypedAnswer): Promise<unknown> {
  const on = { commandId, requestId, version };
  const reasons = typed.reasons.trim();
  if (typed.decision === 'nothing-held') return desk.requests.decideNothingHeld({ ...on, searched: reasons, ...TOLD });
  if (kind === 'complaint')
    return desk.complaints.decide({ ...on, decision: typed.decision as ComplaintDecision, reasons, tellsCommissioner: true });
  const why = typed.decision === 'done' ? {} : { reasons, ...TOLD };
  const what = saysOfWhat(typed) ? { items: [...itemsIn(typed)] } : {};
  return desk.otherRights.decide({
    ...{ ...on, right: typed.right as OtherRight, decision: typed.decision as RightDecision, ...why, ...what },
  });
}
