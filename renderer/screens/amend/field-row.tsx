import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { type Control, useController, useWatch } from 'react-hook-form';
import type { Field } from '../../../shared/domain/customer.ts';
import { londonDay } from '../../../shared/domain/day.ts';
import { isLasting } from '../../../shared/domain/field-values.ts';
import { BeingChecked } from '../../components/being-checked.tsx';
import { ChoiceRow } from '../../components/form/choice-row.tsx';
import { TextRow } from '../../components/form/text-row.tsx';
import { ValueRow } from '../../components/form/value-row.tsx';
import type { Mark } from '../../lib/disputed.ts';
import { fieldWords } from '../../lib/words/details.ts';
import { showValue } from '../requests/request-words.ts';
import { type HowTyped, type Typed, typedValue } from './changes-of.ts';

type Props = {
  readonly control: Control<Typed>;
  readonly field: Field;
  /** The value as it stands; null for none. */
  readonly before: string | null;
  /** Something else is held by now than when it was typed over. */
  readonly moved: boolean;
  /** It was typed at this desk in this conversation. */
  readonly mistyped: boolean;
  readonly mark: Mark | undefined;
  /** It was wrong: what was typed goes where that is put right. */
  readonly onWrong: () => void;
  readonly autoFocus: boolean;
};

/** One value, and once it is typed over the question that goes with it. */
export function FieldRow({ control, field, before, moved, mistyped, mark, onWrong, autoFocus }: Props) {
  const typed = useWatch({ control, name: `values.${field}` });
  const altered = typedValue(field, typed, londonDay(new Date())) !== before;
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <ValueRow control={control} name={`values.${field}`} field={field} autoFocus={autoFocus} />
      {mark && (
        <Box>
          <BeingChecked mark={mark} />
        </Box>
      )}
      {altered && moved && (
        <Typography variant="caption" role="status" sx={{ color: 'text.secondary' }}>
          Changed meanwhile. Held now: {showValue(field, before)}. What you typed is still here; ask again.
        </Typography>
      )}
      {altered && before !== null && <How control={control} field={field} mistyped={mistyped} onWrong={onWrong} />}
      {altered && before === null && (
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          Nothing was held here: it is recorded as told for the first time.
        </Typography>
      )}
    </Box>
  );
}

function How({ control, field, mistyped, onWrong }: Pick<Props, 'control' | 'field' | 'mistyped' | 'onWrong'>) {
  const { field: chosen } = useController({ control, name: `how.${field}` });
  const ways: (readonly [HowTyped, string])[] = [
    ...(isLasting(field) ? [] : [['changed', 'It has changed'] as const]),
    ['wrong', 'It was wrong'],
    ...(mistyped ? [['typed-wrong-just-now', 'I mistyped it just now'] as const] : []),
  ];
  return (
    <Box sx={{ pl: 2, borderLeft: 3, borderColor: 'primary.main', display: 'grid', gap: 1 }}>
      <ChoiceRow<HowTyped>
        row
        label={`${fieldWords[field]}: has it changed, or was it wrong?`}
        value={chosen.value}
        options={ways}
        onChoose={chosen.onChange}
      />
      {chosen.value === 'changed' && (
        <TextRow
          control={control}
          name={`since.${field}`}
          label="Since when? (optional)"
          help="Day, month, year"
          maxLength={20}
        />
      )}
      {chosen.value === 'wrong' && (
        <Box sx={{ display: 'grid', gap: 1, justifyItems: 'start' }}>
          <Typography variant="body2">What was wrong is put right in a place of its own, with a reference and a day.</Typography>
          <Button size="small" variant="outlined" onClick={onWrong}>
            Take it to Something is wrong
          </Button>
        </Box>
      )}
    </Box>
  );
}
