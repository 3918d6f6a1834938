import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { type ReactNode, useState } from 'react';
import { useForm } from 'react-hook-form';
import type { Field } from '../../../shared/domain/customer.ts';
import { londonDay } from '../../../shared/domain/day.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { FormBar } from '../../components/form/form-bar.tsx';
import { KeyHint, keyed } from '../../components/key-hint.tsx';
import { Panel } from '../../components/panel.tsx';
import { typedHere } from '../../lib/changed.ts';
import type { Conversation } from '../../lib/conversation.ts';
import { useDroppedOnLeaving } from '../../lib/drafts.ts';
import { useFormDraft } from '../../lib/form-draft.ts';
import { go, holdUnfinished, useUnfinished } from '../../lib/go.ts';
import { useShortcuts } from '../../lib/shortcuts.ts';
import { useValues } from '../../lib/use-values.ts';
import { wantWrong } from '../../lib/wanted-wrong.ts';
import { changeFaultWords } from '../../lib/words/change-faults.ts';
import type { Customer } from '../customer/record-parts.tsx';
import { ShowButton } from '../show-customer/show-button.tsx';
import { changesToShow } from '../show-customer/to-show.ts';
import { alteredIn, changesOf, type Held, type Typed, typedFrom, valueNow, wrongAmong } from './changes-of.ts';
import { FIELD_GROUPS } from './field-groups.ts';
import { FieldRow } from './field-row.tsx';
import { comeBack, type KeptChanges, keptFrom } from './kept-changes.ts';
import type { RecordedChanges } from './recorded-change.tsx';
import { amendPlace, useAmending } from './use-amending.ts';

type Props = {
  readonly customer: Customer;
  readonly conversation: Conversation;
  readonly held: Held;
  readonly readAt: number;
  readonly onRecorded: (recorded: RecordedChanges) => void;
  /** Stands at the foot, above the buttons. */
  readonly aside: ReactNode;
};

/** Every value as it is held, to be typed over; what is left as it was is left alone. */
export function AmendForm({ customer, conversation, held, readAt, onRecorded, aside }: Props) {
  const customerId = customer.id;
  const { changedHere, news, marks } = useValues(customer, readAt);
  const here = typedHere(changedHere, customerId, conversation.conversationId);
  // What the form opened with: a change that arrives meanwhile moves nothing that is being typed.
  const [opened] = useState(() => ({ held, news }));
  const form = useForm<Typed>({ defaultValues: typedFrom(held, news) });
  const { control, getValues, handleSubmit, setError } = form;
  const { isDirty } = form.formState;
  const { record, error } = useAmending(customerId, conversation, onRecorded);
  const place = amendPlace(conversation.conversationId, customerId);
  const [moved, setMoved] = useState<readonly Field[]>([]);
  useFormDraft<Typed, KeptChanges>(place, form, {
    toKeep: (typed) => keptFrom(typed, opened.held, opened.news),
    comeBack: (kept) => {
      const back = comeBack(kept, opened.held, opened.news);
      setMoved(back.moved);
      return back.typed;
    },
  });
  // Leaving the form gives it up; a lock, a reload or another tab does not.
  useDroppedOnLeaving(place);
  useUnfinished(isDirty, place);
  const back = () => go(`/customer/${customerId}`);
  useShortcuts('Something has changed', [{ key: 'Escape', label: 'Back to the customer', run: back }]);
  const toWrong = () => {
    const typed = getValues();
    const { wrong, rest } = wrongAmong(typed, opened.held, opened.news, londonDay(new Date()));
    wantWrong({ customerId, says: wrong });
    // What else was typed over would be lost: that is asked first.
    if (rest === 0) holdUnfinished(false);
    go(`/customer/${customerId}/wrong`);
  };
  const asItWouldStand = () => {
    const altered = alteredIn(getValues(), opened.held, opened.news, londonDay(new Date()));
    return altered.length > 0 ? changesToShow(altered) : null;
  };
  const submit = handleSubmit((typed) => {
    const { changes, faults } = changesOf(typed, opened.held, opened.news, londonDay(new Date()));
    const [first] = faults.keys();
    for (const [field, fault] of faults) {
      const name = fault === 'since-not-a-day' ? (`since.${field}` as const) : (`values.${field}` as const);
      setError(name, { message: changeFaultWords[fault] }, { shouldFocus: field === first });
    }
    if (!first && changes.length > 0) return record(changes);
  });
  return (
    <Box component="form" noValidate autoComplete="off" onSubmit={submit} sx={{ display: 'grid', gap: 2 }}>
      <Typography variant="body2">
        Type over what has changed and leave the rest. For each ask: has it changed, or was it wrong?
      </Typography>
      {FIELD_GROUPS.map(([title, fields], group) => (
        <Panel key={title} title={title}>
          <Box sx={{ display: 'grid', gap: 2 }}>
            {fields.map((field, index) => (
              <FieldRow
                key={field}
                control={control}
                field={field}
                before={valueNow(field, opened.held, opened.news)}
                mark={marks.get(field)}
                moved={moved.includes(field)}
                mistyped={here.has(field)}
                onWrong={toWrong}
                autoFocus={group === 0 && index === 0}
              />
            ))}
          </Box>
        </Panel>
      ))}
      <FormBar>
        {aside}
        {error !== null && (
          <Box sx={{ flex: '1 0 100%' }}>
            <ErrorNote error={error} />
          </Box>
        )}
        <Button type="submit" variant="contained" disabled={!isDirty} sx={keyed}>
          Record what has changed <KeyHint of="Enter" />
        </Button>
        <Button onClick={back} sx={keyed}>
          Back <KeyHint of="Escape" />
        </Button>
        <ShowButton group="Something has changed" disabled={!isDirty} toShow={asItWouldStand} />
      </FormBar>
    </Box>
  );
}
