import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import type { Field } from '../../../shared/domain/customer.ts';
import { londonDay } from '../../../shared/domain/day.ts';
import { keepAboveStateLine } from '../../components/above-state-line.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { KeyHint, keyed } from '../../components/key-hint.tsx';
import { Panel } from '../../components/panel.tsx';
import { changed, newsOf, typedHere } from '../../lib/changed.ts';
import type { Conversation } from '../../lib/conversation.ts';
import { go, holdUnfinished } from '../../lib/go.ts';
import { items } from '../../lib/items.ts';
import { useShortcuts } from '../../lib/shortcuts.ts';
import { useStore } from '../../lib/store.ts';
import { changeFaultWords } from '../../lib/words/change-faults.ts';
import { changesOf, type Held, type Typed, typedFrom, valueNow } from './changes-of.ts';
import { FieldRow } from './field-row.tsx';
import type { RecordedChanges } from './recorded-change.tsx';
import { useAmending } from './use-amending.ts';

/** The fields in the order in which people tell them. */
const GROUPS: readonly (readonly [title: string, fields: readonly Field[]])[] = [
  ['How to reach them', ['mobile', 'homePhone', 'alternativePhone', 'email', 'preferredContact', 'language', 'reachMe']],
  ['Where they live', ['addressLine1', 'addressLine2', 'addressTown', 'postcode']],
  ['Who they are', ['title', 'givenName', 'familyName', 'dateOfBirth', 'gender', 'uln', 'introducedBy']],
];

type Props = {
  readonly customerId: string;
  readonly conversation: Conversation;
  readonly held: Held;
  readonly readAt: number;
  readonly onRecorded: (recorded: RecordedChanges) => void;
  /** Stands at the foot, above the buttons. */
  readonly aside: ReactNode;
};

/** Every value as it is held, to be typed over; what is left as it was is left alone. */
export function AmendForm({ customerId, conversation, held, readAt, onRecorded, aside }: Props) {
  const itemsById = useStore(items);
  const mine = useStore(changed).filter((one) => one.customerId === customerId);
  const news = newsOf(mine, itemsById, readAt);
  const here = typedHere(mine, customerId, conversation.conversationId);
  // What the form opened with: a change that arrives meanwhile moves nothing that is being typed.
  const [opened] = useState(() => ({ held, news }));
  const { control, handleSubmit, setError, formState } = useForm<Typed>({ defaultValues: typedFrom(held, news) });
  const { isDirty } = formState;
  const { record, error } = useAmending(customerId, conversation, onRecorded);
  useEffect(() => {
    holdUnfinished(isDirty);
    return () => holdUnfinished(false);
  }, [isDirty]);
  const foot = useRef<HTMLElement>(null);
  useLayoutEffect(() => (foot.current ? keepAboveStateLine(foot.current) : undefined), []);
  const back = () => go(`/customer/${customerId}`);
  useShortcuts('Something has changed', [{ key: 'Escape', label: 'Back to the customer', run: back }]);
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
      {GROUPS.map(([title, fields], group) => (
        <Panel key={title} title={title}>
          <Box sx={{ display: 'grid', gap: 2 }}>
            {fields.map((field, index) => (
              <FieldRow
                key={field}
                control={control}
                field={field}
                before={valueNow(field, opened.held, opened.news)}
                mistyped={here.has(field)}
                autoFocus={group === 0 && index === 0}
              />
            ))}
          </Box>
        </Panel>
      ))}
      {error !== null && <ErrorNote error={error} />}
      <Box
        ref={foot}
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          gap: 1,
          position: 'sticky',
          bottom: 0,
          // Over the labels of fields, and under the state line.
          zIndex: 1,
          py: 1.5,
          bgcolor: 'background.default',
          borderTop: 1,
          borderColor: 'divider',
        }}
      >
        {aside}
        <Button type="submit" variant="contained" disabled={!isDirty} sx={keyed}>
          Record what has changed <KeyHint of="Enter" />
        </Button>
        <Button onClick={back} sx={keyed}>
          Back <KeyHint of="Escape" />
        </Button>
      </Box>
    </Box>
  );
}
