import Box from '@mui/material/Box';
import { type KeyboardEvent, useState } from 'react';
import type { Control } from 'react-hook-form';
import type { Field } from '../../../shared/domain/customer.ts';
import type { ValueNow } from '../../lib/changed.ts';
import type { Mark } from '../../lib/disputed.ts';
import { FIELD_GROUPS } from '../amend/field-groups.ts';
import type { Shown, TypedWrong } from './disputes-of.ts';
import { PickRow } from './pick-row.tsx';

const IN_ORDER = FIELD_GROUPS.flatMap(([, fields]) => fields);
const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 };

type Props = {
  readonly control: Control<TypedWrong>;
  /** The values held; null below level 2, where the names of the fields stand alone. */
  readonly rows: readonly ValueNow[] | null;
  readonly marks: ReadonlyMap<Field, Mark>;
  readonly shown: Shown;
  readonly onPick: (field: Field, picked: boolean) => void;
};

/** The record's own values to pick from: one stop for Tab, the arrow keys go up and down, Space picks. */
export function PickList({ control, rows, marks, shown, onPick }: Props) {
  const fields = IN_ORDER.filter((field) => rows === null || rows.some((row) => row.field === field));
  const [stop, setStop] = useState(fields[0]);
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const { target, currentTarget, key } = event;
    const step = STEPS[key];
    if (step === undefined || !(target instanceof HTMLInputElement) || target.dataset.pick === undefined) return;
    event.preventDefault();
    const boxes = [...currentTarget.querySelectorAll<HTMLInputElement>('input[data-pick]')];
    boxes[boxes.indexOf(target) + step]?.focus();
  };
  return (
    <Box
      component="ul"
      aria-label="Pick what is wrong"
      onKeyDown={move}
      sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 0.5 }}
    >
      {fields.map((field, index) => (
        <PickRow
          key={field}
          control={control}
          field={field}
          held={rows?.find((row) => row.field === field)}
          mark={marks.get(field)}
          shown={shown}
          isStop={field === stop}
          autoFocus={index === 0}
          onStop={() => setStop(field)}
          onPick={(picked) => onPick(field, picked)}
        />
      ))}
    </Box>
  );
}
