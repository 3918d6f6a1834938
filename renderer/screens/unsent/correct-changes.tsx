import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useForm } from 'react-hook-form';
import { labelOfField } from '../../../shared/codes/coded-fields.ts';
import type { Field } from '../../../shared/domain/customer.ts';
import type { Input } from '../../../shared/operations.ts';
import { BeingChecked } from '../../components/being-checked.tsx';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { SelectRow } from '../../components/form/select-row.tsx';
import { TextRow } from '../../components/form/text-row.tsx';
import { Loading } from '../../components/loading.tsx';
import type { Mark } from '../../lib/disputed.ts';
import { newId } from '../../lib/ids.ts';
import { fieldWords } from '../../lib/words/details.ts';
import { useCustomer } from '../customer/customer-query.ts';
import type { CorrectProps } from './correct.tsx';
import { replaceWith } from './replace-with.ts';

type Amend = Input<'customers.amend'>;
type Change = Amend['changes'][number];
type Typed = { readonly value: Record<string, string>; readonly whose: Record<string, 'mine' | 'theirs'> };

/** What was seen, what the customer said, and what somebody else has set meanwhile: side by side, for a person to decide. */
export function CorrectChanges(props: CorrectProps) {
  const { customerId } = props.item.input as Amend;
  const { data, error } = useCustomer({ customerId, reason: 'unsent-work' });
  if (error) return <ErrorNote error={error} />;
  if (!data) return <Loading what="what is held now" />;
  const now = new Map<Field, string>((data.values ?? []).map(({ field, value }) => [field, value]));
  return <Compare {...props} now={now} marks={new Map(data.beingChecked?.map((mark) => [mark.field, mark]))} />;
}

type Now = { readonly now: ReadonlyMap<Field, string>; readonly marks: ReadonlyMap<Field, Pick<Mark, 'reference' | 'since'>> };

function Compare({ item, busy, onAct, now, marks }: CorrectProps & Now) {
  const input = item.input as Amend;
  const theirs = (change: Change) => now.get(change.field) ?? null;
  const { control, getValues, setError } = useForm<Typed>({
    defaultValues: {
      value: Object.fromEntries(input.changes.map(({ field, value }) => [field, value ?? ''])),
      whose: Object.fromEntries(input.changes.map(({ field }) => [field, 'mine'])),
    },
  });
  const send = () => {
    const { value, whose } = getValues();
    const changes = input.changes
      .filter(({ field }) => whose[field] === 'mine')
      .map((change) => corrected(change, value[change.field] ?? '', theirs(change)));
    if (changes.length === 0)
      return setError(`whose.${input.changes[0]?.field}`, { message: 'Then there is nothing left to send: take it out below' });
    const corrections = { ...input, commandId: newId(), changes };
    return onAct(() => replaceWith(item, corrections), 'The corrected one has its place and is sent.');
  };
  return (
    <Box role="group" aria-label="Correct it" sx={{ display: 'grid', gap: 2 }}>
      {input.changes.map((change) => (
        <Box key={change.field} sx={{ display: 'grid', gap: 1 }}>
          <Typography variant="h3">{fieldWords[change.field]}</Typography>
          <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 2, typography: 'body2' }}>
            <Told name="When it was recorded" value={shown(change.field, change.seen.value)} />
            <Told name="What the customer said" value={shown(change.field, change.value)} />
            <Told name="Held now" value={shown(change.field, theirs(change))} mark={marks.get(change.field)} />
          </Box>
          <SelectRow
            control={control}
            name={`whose.${change.field}`}
            label={`${fieldWords[change.field]}: which is right?`}
            options={[
              ['mine', 'What the customer said'],
              ['theirs', 'What is held now'],
            ]}
          />
          {change.value !== null && (
            <TextRow
              control={control}
              name={`value.${change.field}`}
              label={`${fieldWords[change.field]}, to be sent`}
              maxLength={255}
            />
          )}
        </Box>
      ))}
      <Box>
        <BusyButton variant="contained" size="small" busy={busy} onClick={send}>
          Send the corrected one
        </BusyButton>
      </Box>
    </Box>
  );
}

type ToldProps = { readonly name: string; readonly value: string; readonly mark?: Pick<Mark, 'reference' | 'since'> | undefined };

function Told({ name, value, mark }: ToldProps) {
  return (
    <>
      <Box component="dt" sx={{ color: 'text.secondary' }}>
        {name}
      </Box>
      <Box component="dd" sx={{ m: 0 }}>
        {value}
        {mark && <BeingChecked mark={mark} />}
      </Box>
    </>
  );
}

const shown = (field: Field, value: string | null) => (value === null ? 'nothing' : (labelOfField(field, value) ?? value));

/** The same change over what is held now: whoever sends it has seen that. */
function corrected({ field, value, how, since, source, sourceName }: Change, typed: string, held: string | null): Change {
  const first = how === 'first-told' && held !== null;
  return {
    ...{ field, value: value === null || typed.trim() === '' ? value : typed.trim() },
    ...{ how: first ? 'changed' : how, seen: { value: held } },
    ...(since ? { since } : {}),
    ...(source ? { source } : {}),
    ...(sourceName ? { sourceName } : {}),
  };
}
